import { expect, test } from 'vitest'
import { readGrowth, readInvitationMonths, readTotals } from '@/lib/admin/read-figures'
import { db } from '@/lib/db'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'

/** The first day of the month `n` months ago, in UTC. */
const monthsAgo = (n: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 1))
}

test('monthly figures, current and past', async () => {
  expect(await readGrowth()).toEqual([{ month: monthsAgo(0), organizations: 0, members: 0 }])
  const org = await acme()
  const ctx = await as(org.olive, org.slug)
  const ids = []
  for (const name of ['first', 'second', 'third'])
    ids.push((await invite(ctx, `${name}.${org.slug}@new.test`)).id)
  const [first = '', second = ''] = ids
  const before = { createdAt: monthsAgo(2) }
  await db.organization.update({ where: { id: org.other.id }, data: { createdAt: monthsAgo(30) } })
  await db.organizationUser.updateMany({ where: { userId: org.zoe.id }, data: before })
  const accepted = { status: 'accepted', modifiedAt: monthsAgo(1) } as const
  await db.organizationInvitation.update({ where: { id: first }, data: { ...before, ...accepted } })
  const ranOut = { expiresAt: monthsAgo(1) }
  await db.organizationInvitation.update({ where: { id: second }, data: { ...before, ...ranOut } })

  // The oldest organization is older than the twelve months shown.
  const growth = await readGrowth()
  expect(growth).toHaveLength(12)
  expect(growth.map(({ month }) => month)).toEqual(
    Array.from({ length: 12 }, (_, index) => monthsAgo(11 - index)),
  )
  expect(growth.map(({ organizations }) => organizations)).toEqual([...Array(11).fill(1), 2])
  expect(growth.map(({ members }) => members)).toEqual([...Array(9).fill(0), 1, 1, 5])

  const months = await readInvitationMonths(3)
  expect(months).toEqual([
    { month: monthsAgo(2), sent: 2, accepted: 0, expired: 0 },
    { month: monthsAgo(1), sent: 0, accepted: 1, expired: 1 },
    { month: monthsAgo(0), sent: 1, accepted: 0, expired: 0 },
  ])

  expect(await readTotals()).toEqual({
    people: 5,
    organizations: 2,
    memberships: 5,
    openInvitations: 1,
  })
  // Its rows are kept until it is erased.
  await deleteOrganization(ctx, { confirmation: org.name })
  expect(await readTotals()).toMatchObject({ memberships: 1, openInvitations: 0 })
  expect((await readGrowth()).at(-1)).toMatchObject({ members: 1 })
})
