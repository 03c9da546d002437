import { describe, expect, test } from 'vitest'
import type { OrgContext } from '@/lib/access/org-context'
import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { suspendMember } from '@/lib/members/suspend-member'
import {
  acceptOwnership,
  declineOwnership,
  offerOwnership,
  withdrawOwnership,
  transferOwnership,
} from '@/lib/ownership/move-ownership'
import { readOwnership } from '@/lib/ownership/queries'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const findOffer = async (ctx: OrgContext) => (await readOwnership(ctx)).offer

/** Olive has offered Acme to Adam. */
async function offered() {
  const org = await acme()
  const owner = await as(org.olive, org.slug)
  await offerOwnership(owner, { userId: org.adam.id })
  return { ...org, owner, admin: await as(org.adam, org.slug) }
}

const runOut = (organizationId: string) =>
  db.ownershipOffer.update({ where: { organizationId }, data: { expiresAt: new Date() } })

test('an offer changes nothing, and emails Adam a link with the expiry', async () => {
  const { slug, olive, adam } = await acme()
  const ctx = await as(olive, slug)
  const { result, events, mails } = await watch(() => offerOwnership(ctx, { userId: adam.id }))
  expect(result).toBe('Adam')
  expect(events).toEqual([{ type: 'owner.offered', actor: 'Olive', target: 'Adam', data: {} }])
  expect(mails).toEqual([`ownership-offered to ${adam.email}`])
  expect((await as(olive, slug)).actor.isOwner).toBe(true)
  await drainOutbox()
  const { text } = await mailTo(adam.email)
  expect(text).toContain(`/orgs/${slug}/settings#ownership`)
  expect(text).toMatch(/until .*\d{4}/)
})

test('Adam accepts: he owns Acme, Olive stays an admin, both are emailed, and the offer is gone', async () => {
  const { slug, olive, adam, admin } = await offered()
  const { events, mails } = await watch(() => acceptOwnership(admin))
  const data = { from: 'Olive', to: 'Adam', by: 'offer' }
  expect(events).toEqual([{ type: 'owner.changed', actor: 'Adam', target: 'Adam', data }])
  expect(mails).toHaveLength(2)
  expect((await as(adam, slug)).actor.isOwner).toBe(true)
  expect((await as(olive, slug)).actor).toMatchObject({ role: 'admin', isOwner: false })
  expect(await findOffer(await as(adam, slug))).toBeNull()
  await expectRefusal('offer-over', () => acceptOwnership(admin))
})

test('Adam declines: Olive stays the owner, is emailed, and can offer again', async () => {
  const { olive, max, owner, admin, adam } = await offered()
  const { events, mails } = await watch(() => declineOwnership(admin))
  expect(events).toEqual([{ type: 'owner.offerDeclined', actor: 'Adam', data: {} }])
  expect(mails).toEqual([`ownership-declined to ${olive.email}`])
  await expectRefusal('offer-over', () => declineOwnership(admin))
  await expectRefusal(
    'owner-must-be-admin',
    () => offerOwnership(owner, { userId: max.id }),
    'userId',
  )
  await offerOwnership(owner, { userId: adam.id })
})

test('Olive withdraws: Adam is emailed and can no longer accept', async () => {
  const { adam, owner, admin } = await offered()
  const { result, events, mails } = await watch(() => withdrawOwnership(owner))
  expect(result).toBe('Adam')
  const about = { actor: 'Olive', target: 'Adam', data: {} }
  expect(events).toEqual([{ type: 'owner.offerWithdrawn', ...about }])
  expect(mails).toEqual([`ownership-withdrawn to ${adam.email}`])
  await expectRefusal('offer-over', () => acceptOwnership(admin))
  await expectRefusal('offer-over', () => withdrawOwnership(owner))
})

test('only one offer can be open; an expired one makes way and cannot be accepted', async () => {
  const { id, owner, admin, adam } = await offered()
  const second = await member(id, 'Second', 'admin')
  const again = () => offerOwnership(owner, { userId: second.id })
  await expectRefusal('offer-open', again, 'userId')
  await runOut(id)
  await expectRefusal('offer-over', () => acceptOwnership(admin))
  await expectRefusal('offer-over', () => declineOwnership(admin))
  expect(await findOffer(owner)).toBeNull()
  await again()
  expect((await findOffer(owner))?.to.id).toBe(second.id)
  await expectRefusal('offer-over', () => acceptOwnership(admin))
  expect(await findOffer(await as(adam, owner.organization.slug))).toBeNull()
})

test('nobody else can answer or see it', async () => {
  const { id, slug, mia, owner, other, zoe } = await offered()
  const second = await as(await member(id, 'Second', 'admin'), slug)
  const stranger = { ...(await as(zoe, other.slug)), organization: owner.organization }
  for (const ctx of [second, await as(mia, slug), owner]) {
    await expectRefusal('offer-over', () => acceptOwnership(ctx))
    await expectRefusal('offer-over', () => declineOwnership(ctx))
  }
  await expectRefusal('not-found', () => acceptOwnership(stranger))
  await expectRefusal('forbidden', () => withdrawOwnership(second))
  expect(await findOffer(second)).toBeNull()
})

describe('an offer ends when Adam', () => {
  test('is no longer an admin, even if he becomes one again', async () => {
    const { adam, owner, admin } = await offered()
    const { mails } = await watch(() => changeRole(owner, { userId: adam.id, role: 'member' }))
    expect(mails).toContain(`ownership-withdrawn to ${adam.email}`)
    await changeRole(owner, { userId: adam.id, role: 'admin' })
    await expectRefusal('offer-over', () => acceptOwnership(admin))
  })

  test('is removed', async () => {
    const { id, adam, owner, admin } = await offered()
    await removeMember(owner, { userId: adam.id })
    expect(await db.ownershipOffer.count({ where: { organizationId: id } })).toBe(0)
    await expectRefusal('not-found', () => acceptOwnership(admin))
  })

  test('is made the owner by staff or by code', async () => {
    const { id, adam, owner } = await offered()
    await transferOwnership(owner, { userId: adam.id })
    expect(await db.ownershipOffer.count({ where: { organizationId: id } })).toBe(0)
  })
})

test('an expired one is neither withdrawn nor declined when Adam is suspended or deletes his account', async () => {
  const { id, adam, owner } = await offered()
  await runOut(id)
  const { events, mails } = await watch(async () => {
    await suspendMember(owner, { userId: adam.id })
    await scheduleDeletion(adam)
  })
  expect(events.map(({ type }) => type)).toEqual(['member.suspended', 'user.deletionScheduled'])
  expect(mails).toEqual([`account-closing to ${adam.email}`, `member-suspended to ${adam.email}`])
})

test('Adam cannot accept while he cannot sign in', async () => {
  const { adam, admin } = await offered()
  await db.user.update({ where: { id: adam.id }, data: { isActive: false } })
  await expectRefusal('owner-must-be-admin', () => acceptOwnership(admin))
})

test('of a concurrent acceptance and withdrawal, the first one wins', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, owner, admin } = await offered()
    const ends = await outcomes([acceptOwnership(admin), withdrawOwnership(owner)])
    expect(ends.done).toBe(1)
    expect(await db.ownershipOffer.count({ where: { organizationId: id } })).toBe(0)
    expect(await db.organizationOwner.count({ where: { organizationId: id } })).toBe(1)
  }
})
