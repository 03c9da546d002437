import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { resendInvitation } from '@/lib/invitations/resend-invitation'
import { revokeInvitation } from '@/lib/invitations/revoke-invitation'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { outcome, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const times = <R>(n: number, work: (n: number) => R) => Array.from({ length: n }, (_, i) => work(i))
const rounds = async (n: number, round: () => Promise<void>) => {
  for (let i = 0; i < n; i++) await round()
}
const password = 'brisk teal otters swim'
const join = (token: string, name = 'Newcomer') =>
  joinByInvitation({ token, name, password, confirmPassword: password }, null)
const memberships = (organizationId: string, userId: string) =>
  db.organizationUser.count({ where: { organizationId, userId } })

test('50 acceptances of one invitation at once make 1 membership, told once: 20 rounds', () =>
  rounds(20, async () => {
    const { id, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const { token } = await invite(await as(olive, slug), newcomer.email)
    const { result, events, mails } = await watch(() =>
      Promise.all(times(50, () => acceptInvitation(newcomer, { token }))),
    )
    // Who presses the button twice is in as well.
    expect(result).toMatchObject(times(50, () => ({ slug, kind: 'organization' })))
    expect(await memberships(id, newcomer.id)).toBe(1)
    expect(events.map(({ type }) => type)).toEqual(['invitation.accepted', 'member.added'])
    expect(mails).toEqual([`invitation-accepted to ${olive.email}`])
  }))

test('20 newcomers by one link at once make 1 account and 1 membership', async () => {
  const { id, slug, olive } = await acme()
  const { email, token } = await invite(await as(olive, slug), `newcomer.${slug}@new.test`)
  const { result, events } = await watch(() =>
    outcomes(times(20, (n) => join(token, `Newcomer ${n}`))),
  )
  expect(result).toEqual({ done: 1, 'invitation-used': 19 })
  const user = await db.user.findUniqueOrThrow({ where: { email }, include: { sessions: true } })
  expect(user.sessions).toHaveLength(1)
  expect(await memberships(id, user.id)).toBe(1)
  expect(events.map(({ type }) => type)).toEqual([
    'invitation.accepted',
    'member.added',
    'user.activated',
    'user.signedIn',
  ])
})

test('a newcomer who is invited by 5 organizations and joins all at once has 1 account', async () => {
  const email = `newcomer.${Date.now()}@new.test`
  const tokens: string[] = []
  for (let n = 0; n < 5; n++) {
    const { slug, olive } = await acme()
    tokens.push((await invite(await as(olive, slug), email)).token)
  }
  expect(await outcomes(tokens.map((token) => join(token)))).toEqual({
    done: 1,
    'sign-in-failed': 4,
  })
  const user = await db.user.findUniqueOrThrow({ where: { email } })
  expect(await db.organizationUser.count({ where: { userId: user.id } })).toBe(1)
})

test('accepted or revoked, never both: 50 rounds', () =>
  rounds(50, async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const ctx = await as(olive, slug)
    const { id, token } = await invite(ctx, newcomer.email)
    const [accepted, revoked] = await Promise.all([
      outcome(acceptInvitation(newcomer, { token })),
      outcome(revokeInvitation(ctx, { invitationId: id })),
    ])
    const { status } = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const members = await memberships(organizationId, newcomer.id)
    expect([
      ['done', 'invitation-used', 'accepted', 1],
      ['invitation-revoked', 'done', 'revoked', 0],
    ]).toContainEqual([accepted, revoked, status, members])
  }))

test('accepted or replaced, never both: 20 rounds', () =>
  rounds(20, async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const ctx = await as(olive, slug)
    const { id, token } = await invite(ctx, newcomer.email)
    const [accepted, resent] = await Promise.all([
      outcome(acceptInvitation(newcomer, { token })),
      outcome(resendInvitation(ctx, { invitationId: id })),
    ])
    const { version } = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const members = await memberships(organizationId, newcomer.id)
    expect([
      ['done', 'invitation-used', 1, 1],
      ['invitation-replaced', 'done', 2, 0],
    ]).toContainEqual([accepted, resent, version, members])
  }))

test('nobody comes in by an invitation of somebody who is out: 20 rounds', () =>
  rounds(20, async () => {
    const { id: organizationId, slug, olive, adam } = await acme()
    const newcomer = await person('Newcomer')
    const { token } = await invite(await as(adam, slug), newcomer.email, 'admin')
    const ctx = await as(olive, slug)
    const [accepted, ended] = await Promise.all([
      outcome(acceptInvitation(newcomer, { token })),
      outcome(
        Math.random() < 0.5
          ? removeMember(ctx, { userId: adam.id })
          : changeRole(ctx, { userId: adam.id, role: 'member' }),
      ),
    ])
    expect(ended).toBe('done')
    expect(['done', 'invitation-revoked']).toContain(accepted)
    const trail = await db.event.findMany({
      where: { organizationId },
      orderBy: { createdAt: 'asc' },
    })
    const at = (...types: string[]) => trail.find(({ type }) => types.includes(type))?.createdAt
    const [added, gone] = [at('member.added'), at('member.removed', 'member.roleChanged')]
    if (added) expect(added <= gone!).toBe(true)
    expect(await memberships(organizationId, newcomer.id)).toBe(accepted === 'done' ? 1 : 0)
  }))

test('20 invitations of one address at once make 1 invitation and 1 mail', async () => {
  const { id, slug, olive, adam } = await acme()
  const email = `newcomer.${slug}@new.test`
  const contexts = [await as(olive, slug), await as(adam, slug)]
  const { result, mails } = await watch(() =>
    outcomes(times(20, (n) => invite(contexts[n % 2]!, email))),
  )
  expect(result).toEqual({ done: 1, 'already-invited at email': 19 })
  expect(mails).toEqual([`invitation to ${email}`])
  expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(1)
})

test('accepted, invited and resent while the organization is deleted: nothing is left over', () =>
  rounds(10, async () => {
    const { id: organizationId, name, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const ctx = await as(olive, slug)
    const one = await invite(ctx, newcomer.email)
    const two = await invite(ctx, `other.${slug}@new.test`)
    const ends = await Promise.all(
      [
        deleteOrganization(ctx, { confirmation: name }),
        acceptInvitation(newcomer, { token: one.token }),
        invite(ctx, `third.${slug}@new.test`).catch((error: Error) => {
          // The helper looks for its row, which may be gone again.
          if (!/No record was found/.test(error.message)) throw error
        }),
        resendInvitation(ctx, { invitationId: two.id }),
        join(two.token),
      ].map(outcome),
    )
    expect(ends[0]).toBe('done')
    const allowed = ['done', 'not-found', 'link-invalid', 'invitation-replaced', 'invitation-used']
    for (const end of ends) expect(allowed).toContain(end)
    const where = { organizationId }
    expect(await db.organizationUser.count({ where })).toBe(0)
    expect(await db.organizationInvitation.count({ where })).toBe(0)
  }))
