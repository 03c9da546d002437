import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { removeMember } from '@/lib/members/remove-member'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

beforeAll(() => {
  config.roles.steward = [...config.roles.member, 'member.remove']
})

test('Adam removes Mia: she loses access immediately and is notified', async () => {
  const { id, slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const { events, mails } = await watch(() => removeMember(ctx, { userId: mia.id }))
  const found = await findSession(mia.token, slug)
  expect(found?.user.id).toBe(mia.id)
  expect(found?.membership).toBeNull()
  expect(events).toEqual([
    { type: 'member.removed', actor: 'Adam', target: 'Mia', data: { role: 'member' } },
  ])
  expect(mails).toEqual([`member-removed to ${mia.email}`])
  expect(await db.user.count({ where: { id: mia.id, isActive: true } })).toBe(1)
  expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(3)
})

test('Olive removes Adam, an admin', async () => {
  const { slug, olive, adam } = await acme()
  await removeMember(await as(olive, slug), { userId: adam.id })
  await expect(as(adam, slug)).rejects.toThrow('no member')
})

test('a removed member cannot return by an invitation to another of their addresses', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const { email, token } = await invite(ctx, `private-${mia.id}@mia.test`)
  await db.userAddress.create({ data: { userId: mia.id, email } })
  const { user } = (await findSession(mia.token, undefined))!
  const { events } = await watch(() => removeMember(ctx, { userId: mia.id }))
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'invitation.revoked',
      data: expect.objectContaining({ address: email, because: 'member-removed' }),
    }),
  )
  await expectRefusal('invitation-revoked', () => acceptInvitation(user, { token }))
})

describe('removal is refused', () => {
  type Acme = Awaited<ReturnType<typeof acme>>
  const attempts: [string, string, (org: Acme) => string, string][] = [
    ['Adam', 'removes the owner', ({ olive }) => olive.id, 'owner-stays'],
    ['Olive', 'removes herself, who owns it', ({ olive }) => olive.id, 'owner-stays'],
    ['Adam', 'removes himself: he leaves instead', ({ adam }) => adam.id, 'forbidden'],
    ['Mia', 'removes Max', ({ max }) => max.id, 'forbidden'],
    ['Mia', 'removes the owner', ({ olive }) => olive.id, 'forbidden'],
    ['Steward', 'removes an admin, who may more', ({ adam }) => adam.id, 'forbidden'],
  ]
  test.each(attempts)('%s %s', async (actor, _, target, code) => {
    const org = await acme()
    const steward = await member(org.id, 'Steward', 'steward')
    const who = { Adam: org.adam, Olive: org.olive, Mia: org.mia, Steward: steward }[actor]!
    const ctx = await as(who, org.slug)
    await expectRefusal(code as 'forbidden', () => removeMember(ctx, { userId: target(org) }))
  })
})

test('removing twice is refused the second time, and notifies once', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  await removeMember(ctx, { userId: mia.id })
  await expectRefusal('not-found', () => removeMember(ctx, { userId: mia.id }))
})

test('their pending invitations are revoked, and the links say so', async () => {
  const { slug, olive, adam } = await acme()
  const newcomer = await person('Newcomer')
  const { id, token } = await invite(await as(adam, slug), newcomer.email)
  await removeMember(await as(olive, slug), { userId: adam.id })
  const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
  expect(row.status).toBe('revoked')
  await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
})

test('a removed person can be invited again, and returns with the new role', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  await removeMember(ctx, { userId: mia.id })
  const { token } = await invite(ctx, mia.email, 'admin')
  await acceptInvitation(mia, { token })
  expect((await as(mia, slug)).actor.role).toBe('admin')
})

test('the invitations that a removed admin sent are revoked at once, however many', async () => {
  const remove = async (invitations: number) => {
    const { slug, olive, adam } = await acme()
    const ctx = await as(adam, slug)
    for (let n = 0; n < invitations; n++) await invite(ctx, `new.${n}.${slug}@new.test`)
    const owner = await as(olive, slug)
    const { result, statements } = await countStatements(() =>
      watch(() => removeMember(owner, { userId: adam.id })),
    )
    expect(result.events.filter(({ type }) => type === 'invitation.revoked')).toHaveLength(
      invitations,
    )
    return statements.length
  }
  expect(await remove(8)).toBe(await remove(2))
})
