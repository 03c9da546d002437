import pg from 'pg'
import { expect, test, vi } from 'vitest'
import type { OrgContext } from '@/lib/access/org-context'
import {
  readInvitationsByOutcome,
  readMembersByMonth,
  readSeats,
} from '@/lib/insights/read-figures'
import { readGrowth } from '@/lib/admin/read-figures'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'

/** The second day of the month `n` months ago, in UTC. */
const monthsAgo = (n: number, day = 2) => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, day))
}

const event = (organizationId: string, type: string, targetId: string | null, at: Date) =>
  pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", "targetId", "createdAt")
     VALUES (gen_random_uuid(), $2, $1, $3, $4)`,
    [organizationId, type, targetId, at],
  )

/**
 * A history written by hand. Olive is a member from the start, five months ago. Adam joined then, left
 * two months ago and rejoined last month. Mia joined four months ago and was removed three months ago.
 * Max left last month, and the audit log does not record how he joined. Sam joined and left within a
 * month.
 */
async function history() {
  const org = await acme()
  const { id, adam, olive, mia, max } = org
  const sam = await member(id, 'Sam')
  await db.organization.update({ where: { id }, data: { createdAt: monthsAgo(5) } })
  const joined = (userId: string, at: Date) =>
    db.organizationUser.updateMany({
      where: { organizationId: id, userId },
      data: { createdAt: at },
    })
  await joined(olive.id, monthsAgo(5))
  await event(id, 'member.added', olive.id, monthsAgo(5))
  await event(id, 'member.added', adam.id, monthsAgo(5))
  await event(id, 'member.left', adam.id, monthsAgo(2))
  await event(id, 'member.added', adam.id, monthsAgo(1))
  await joined(adam.id, monthsAgo(1))
  await event(id, 'member.added', mia.id, monthsAgo(4))
  await event(id, 'member.removed', mia.id, monthsAgo(3))
  await event(id, 'member.left', max.id, monthsAgo(1))
  await event(id, 'member.added', sam.id, monthsAgo(2, 3))
  await event(id, 'member.removed', sam.id, monthsAgo(2, 4))
  const gone = [mia.id, max.id, sam.id]
  await db.organizationUser.deleteMany({ where: { organizationId: id, userId: { in: gone } } })
  return { ...org, ctx: await as(olive, org.slug) }
}

test('counts members over time, including those who left since, in one statement', async () => {
  const { ctx } = await history()
  const { result, statements } = await countStatements(() => readMembersByMonth(ctx, 7))
  expect(result).toEqual(
    // Olive, Adam, Max; Mia joins; Mia leaves; Adam leaves; Adam rejoins and Max leaves
    [3, 4, 3, 2, 2, 2].map((members, n) => ({ month: monthsAgo(5 - n, 1), members })),
  )
  expect(statements).toHaveLength(1)
})

test("starts an organization's figures in the month it was created", async () => {
  const org = await acme()
  const ctx = await as(org.olive, org.slug)
  expect(await readMembersByMonth(ctx)).toEqual([{ month: monthsAgo(0, 1), members: 4 }])
  expect(await readInvitationsByOutcome(ctx)).toMatchObject([{ month: monthsAgo(0, 1) }])
})

test('the back office counts the same, including deleted organizations and their members', async () => {
  await db.organization.deleteMany({ where: { slug: { startsWith: 'nothing' } } })
  const { other } = await acme()
  await db.organization.update({ where: { id: other.id }, data: { createdAt: monthsAgo(12) } })
  const before = await readGrowth(7)
  await history()
  const { rows } = await pool().query<{ id: string }>('SELECT gen_random_uuid() AS id')
  const [{ id: gone } = { id: '' }] = rows
  await event(gone, 'organization.created', null, monthsAgo(4))
  await event(gone, 'member.added', gone, monthsAgo(4))
  await event(gone, 'organization.deleted', null, monthsAgo(2))
  const after = await readGrowth(7)
  const grown = after.map(({ members, organizations }, n) => ({
    members: members - before[n]!.members,
    organizations: organizations - before[n]!.organizations,
  }))
  // The last month includes Zenith, created today, with its one member.
  expect(grown.map(({ organizations }) => organizations)).toEqual([0, 1, 2, 2, 1, 1, 2])
  expect(grown.map(({ members }) => members)).toEqual([0, 3, 5, 4, 2, 2, 3])
})

test('counts invitations by outcome in the month they were sent', async () => {
  const { id, slug, adam } = await acme()
  await db.organization.update({ where: { id }, data: { createdAt: monthsAgo(2) } })
  const ctx = await as(adam, slug)
  const make = async (n: number, months: number, data: object) => {
    const { id } = await invite(ctx, `newcomer.${n}@${slug}.test`)
    await db.organizationInvitation.update({
      where: { id },
      data: { createdAt: monthsAgo(months), ...data },
    })
  }
  await make(1, 1, { status: 'accepted' })
  await make(2, 1, { status: 'accepted' })
  await make(3, 1, { status: 'declined' })
  await make(4, 1, { expiresAt: monthsAgo(1, 9) })
  await make(5, 1, { status: 'expired' })
  await make(6, 0, { status: 'revoked' })
  await make(7, 0, {})
  const none = { accepted: 0, open: 0, declined: 0, revoked: 0, expired: 0 }
  const { result, statements } = await countStatements(() => readInvitationsByOutcome(ctx, 3))
  expect(result).toEqual([
    { month: monthsAgo(2, 1), ...none },
    { month: monthsAgo(1, 1), ...none, accepted: 2, declined: 1, expired: 2 },
    { month: monthsAgo(0, 1), ...none, revoked: 1, open: 1 },
  ])
  expect(statements).toHaveLength(1)
})

test("counts seats: members and open invitations, against the kind's limit", async () => {
  const { slug, adam } = await acme()
  const ctx = await as(adam, slug)
  await invite(ctx, `newcomer@${slug}.test`)
  expect(await readSeats(ctx)).toEqual({ members: 4, openInvitations: 1, limit: null })
  config.kinds.organization = { ...config.kinds.organization, limits: { members: 50 } }
  expect(await readSeats(ctx)).toMatchObject({ limit: 50 })
  config.kinds.organization = { ...config.kinds.organization, limits: {} }
})

test.each<[string, (ctx: OrgContext) => Promise<unknown>]>([
  ['members by month', readMembersByMonth],
  ['growth', () => readGrowth()],
])('%s: the history is not read again for each month', async (_, read) => {
  const { ctx } = await history()
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await read(ctx)
  const sent = (query.mock.calls as unknown[][]).map(([first]) => first as pg.QueryConfig)
  query.mockRestore()
  const { text, values } = sent.find((statement) => statement.text?.includes('WITH month'))!
  const { rows } = await pool().query(`EXPLAIN (FORMAT JSON) ${text}`, values)
  expect(perMonth(rows[0]['QUERY PLAN'][0].Plan)).toEqual(['change'])
})

interface Plan {
  'Parent Relationship'?: string
  'CTE Name'?: string
  Plans?: Plan[]
}

/** What the subqueries of the shown months read of the members. */
const perMonth = (plan: Plan, isWithin = false): string[] => {
  const isIn = isWithin || plan['Parent Relationship'] === 'SubPlan'
  const name = plan['CTE Name']
  const read = isIn && name && name !== 'organization' ? [name] : []
  return [...read, ...(plan.Plans ?? []).flatMap((each) => perMonth(each, isIn))]
}
