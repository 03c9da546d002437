import { expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { listMembers, readMembersQuery } from '@/lib/members/queries'
import { touchMembership } from '@/lib/access/note-visit'
import { acme, as } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'

const memberOf = (organizationId: string, userId: string) =>
  db.organizationUser.findUniqueOrThrow({
    where: { organizationId_userId: { organizationId, userId } },
    select: { lastSeenAt: true, modifiedAt: true },
  })

test('a visit is recorded once an hour, for this organization only', async () => {
  const { id, slug, mia, other } = await acme()
  await db.organizationUser.create({ data: { organizationId: other.id, userId: mia.id } })
  const seen = async () => (await findSession(mia.token, slug))?.membership?.lastSeenAt
  expect(await seen()).toBeNull()
  const before = await memberOf(id, mia.id)
  await Promise.all(Array.from({ length: 8 }, () => touchMembership(id, mia.id)))
  expect(Date.now() - (await seen())!.getTime()).toBeLessThan(10_000)
  expect((await memberOf(id, mia.id)).modifiedAt).toEqual(before.modifiedAt)
  expect((await memberOf(other.id, mia.id)).lastSeenAt).toBeNull()
  await nothingChanges(() => touchMembership(id, mia.id))
  const where = { organizationId: id, userId: mia.id }
  const lastSeenAt = new Date(Date.now() - 3_600_001)
  await db.organizationUser.updateMany({ where, data: { lastSeenAt } })
  await touchMembership(id, mia.id)
  expect((await seen())!.getTime()).toBeGreaterThan(lastSeenAt.getTime())
})

test('members can be sorted by last visit only by those who manage them', async () => {
  const { id, slug, adam, mia } = await acme()
  await touchMembership(id, mia.id)
  const [admin, member] = [await as(adam, slug), await as(mia, slug)]
  expect(readMembersQuery(admin, { sort: '-seen' }).sort).toBe('-seen')
  expect(readMembersQuery(member, { sort: '-seen' }).sort).toBe('joined')
  const first = async (sort: 'seen' | '-seen') => (await listMembers(admin, { sort })).rows[0]!
  expect((await first('-seen')).userId).toBe(mia.id)
  expect((await first('seen')).lastSeenAt).toBeNull()
})
