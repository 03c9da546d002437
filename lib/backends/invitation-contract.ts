import { expect, test } from 'vitest'
import { inviteBy } from '@/lib/backends/invite-by'
import type { InvitationBackend, InvitationRequest } from '@/lib/backends/invitation-backend'
import { db } from '@/lib/db'
import { days } from '@/lib/config/define-guildhall'
import { DomainError } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/with-org-lock'
import { acme, type Person } from '@/lib/testing/people'

/** Acts as the invited person until they are a member. */
export type Arrive = (email: string, organizationId: string) => Promise<void>

/**
 * The tests every invitation backend must pass; call it in the backend's own test file.
 * @param arrive does what an invited person does with their email; does nothing for a backend that adds
 *   people without asking
 */
export function invitationContract(backend: InvitationBackend, arrive: Arrive) {
  const invite = (
    org: { id: string; kind: string; name: string },
    inviter: Person,
    email: string,
    role: string,
  ) =>
    db.$transaction(async (tx) => {
      await lockOrganization(tx, org.id)
      const extra = backend.fields?.partial().parse({}) ?? {}
      const request: InvitationRequest = {
        ...{ organization: org, inviter, email, role, message: undefined },
        ...{ lifetime: days(7), extra },
      }
      return inviteBy(backend, tx, request)
    })
  const mailsTo = (recipient: string) => db.outbox.count({ where: { recipient } })
  const roleOf = async (organizationId: string, email: string) =>
    (await db.organizationUser.findFirst({ where: { organizationId, user: { email } } }))?.role

  test('a newcomer gets exactly one mail, and comes in with the role', async () => {
    const org = await acme()
    const email = `newcomer.${org.slug}@acme.test`
    await invite(org, org.adam, email, 'admin')
    expect(await mailsTo(email)).toBe(1)
    await arrive(email, org.id)
    expect(await roleOf(org.id, email)).toBe('admin')
  })

  test('Zoe, who has an account, gets exactly one mail, and comes in with the role', async () => {
    const org = await acme()
    await invite(org, org.adam, org.zoe.email, 'member')
    expect(await mailsTo(org.zoe.email)).toBe(1)
    await arrive(org.zoe.email, org.id)
    expect(await roleOf(org.id, org.zoe.email)).toBe('member')
  })

  test('the same address cannot be invited twice', async () => {
    const org = await acme()
    await invite(org, org.adam, org.zoe.email, 'member')
    const again = invite(org, org.olive, org.zoe.email, 'admin')
    await expect(again).rejects.toThrow(/^already-(member|invited)$/)
    expect(await mailsTo(org.zoe.email)).toBe(1)
  })

  test('Mia, who is a member, is refused and keeps her role', async () => {
    const org = await acme()
    const again = invite(org, org.adam, org.mia.email, 'admin')
    await expect(again).rejects.toEqual(new DomainError('already-member', 'email'))
    expect(await roleOf(org.id, org.mia.email)).toBe('member')
  })

  test('it adds nobody itself: whom it returns the command adds', async () => {
    const org = await acme()
    const request = { organization: org, inviter: org.adam, email: org.zoe.email, role: 'member' }
    const members = () => db.organizationUser.count({ where: { organizationId: org.id } })
    await db.$transaction(async (tx) => {
      await lockOrganization(tx, org.id)
      await backend.invite(tx, { ...request, message: undefined, lifetime: days(7), extra: {} })
    })
    expect(await members()).toBe(4)
  })

  test('nothing is left of one whose transaction fails', async () => {
    const org = await acme()
    const email = `newcomer.${org.slug}@acme.test`
    const request = { organization: org, inviter: org.adam, email, role: 'member' }
    const failing = db.$transaction(async (tx) => {
      await inviteBy(backend, tx, { ...request, message: undefined, lifetime: days(7), extra: {} })
      throw new Error('the command failed after all')
    })
    await expect(failing).rejects.toThrow('after all')
    expect(await mailsTo(email)).toBe(0)
    expect(await db.user.count({ where: { email } })).toBe(0)
    expect(await db.organizationInvitation.count({ where: { inviteeIdentifier: email } })).toBe(0)
  })

  test('whoever is active already cannot be reminded', async () => {
    const org = await acme()
    const reminder = db.$transaction((tx) =>
      backend.remind(tx, { organization: org, userId: org.mia.id }),
    )
    await expect(reminder).rejects.toEqual(new DomainError('already-active'))
    expect(await mailsTo(org.mia.email)).toBe(0)
  })

  test('a member who never activated their account can be reminded', async () => {
    const org = await acme()
    const waiting = await db.user.create({ data: { email: `waiting.${org.slug}@acme.test` } })
    await db.$transaction((tx) => backend.remind(tx, { organization: org, userId: waiting.id }))
    expect(await mailsTo(waiting.email)).toBe(1)
  })

  test('the way in ends on a page of this site', () => {
    expect(backend.successPath('acme')).toMatch(/^\//)
  })
}
