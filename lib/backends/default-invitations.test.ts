import { describe, expect, test } from 'vitest'
import { defaultInvitations, inviteByEmail } from '@/lib/backends/default-invitations'
import { invitationContract } from '@/lib/backends/invitation-contract'
import { db } from '@/lib/db'
import { days } from '@/lib/config/define-guildhall'
import config from '@/guildhall.config'
import { inviteMember } from '@/lib/invitations/invite-member'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'

describe('the default invitation backend', () => {
  invitationContract(defaultInvitations, async () => {})

  test('inviteByEmail returns the person with the address, regardless of case', async () => {
    const { zoe } = await acme()
    const found = await db.$transaction((tx) => inviteByEmail(tx, zoe.email))
    expect(found).toMatchObject({ id: zoe.id, isActive: true, isNew: false })
  })

  test('inviteByEmail creates one inactive person for a new address', async () => {
    const email = 'first.seen@acme.test'
    const first = await db.$transaction((tx) => inviteByEmail(tx, email))
    const second = await db.$transaction((tx) => inviteByEmail(tx, email))
    expect(first).toMatchObject({ isActive: false, isNew: true })
    expect(second).toMatchObject({ id: first.id, isNew: false })
  })

  test('the command adds the returned person with the role and records it in the audit log', async () => {
    const { id, slug, adam, zoe, mia } = await acme()
    config.invitations = 'default'
    const ctx = await as(adam, slug)
    const input = { email: zoe.email, role: 'admin', message: undefined }
    expect(await inviteMember(ctx, input)).toMatchObject({ id: zoe.id, isAdded: true })
    const where = { organizationId_userId: { organizationId: id, userId: zoe.id } }
    expect(await db.organizationUser.findUnique({ where })).toMatchObject({ role: 'admin' })
    const [event] = await db.event.findMany({ where: { organizationId: id } })
    expect(event).toMatchObject({
      ...{ type: 'member.added', actorId: adam.id, targetId: zoe.id },
      data: { role: 'admin', by: 'invitation' },
    })
    expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(0)
    for (const email of [zoe.email, mia.email])
      await expectRefusal('already-member', () => inviteMember(ctx, { ...input, email }), 'email')
  })

  test('a person whose account is deactivated, or going to be deleted, is not added without being told', async () => {
    const { slug, adam, zoe } = await acme()
    config.invitations = 'default'
    const ctx = await as(adam, slug)
    const input = { email: zoe.email, role: 'member', message: undefined }
    for (const off of [
      { deactivatedAt: new Date() },
      { deactivatedAt: null, deletesAt: new Date() },
    ]) {
      await db.user.update({ where: { id: zoe.id }, data: { isActive: false, ...off } })
      await expectRefusal('person-inactive', () => inviteMember(ctx, input), 'email')
    }
  })

  test('an active person is notified, a new one gets the activation link', async () => {
    const { id, kind, name, adam, zoe, slug } = await acme()
    const invite = (email: string) =>
      db.$transaction((tx) =>
        defaultInvitations.invite(tx, {
          ...{ organization: { id, kind, name }, inviter: adam, email, role: 'member' },
          ...{ message: undefined, lifetime: days(7), extra: {} },
        }),
      )
    // Notices go to the primary address only.
    const further = `further.${zoe.email}`
    await db.userAddress.create({ data: { userId: zoe.id, email: further } })
    await invite(further)
    await invite(`newcomer.${slug}@acme.test`)
    const mails = await db.outbox.findMany({
      where: { recipient: { in: [zoe.email, `newcomer.${slug}@acme.test`] } },
      orderBy: { id: 'asc' },
    })
    expect(mails.map(({ template }) => template)).toEqual(['member-added', 'activate-account'])
  })
})
