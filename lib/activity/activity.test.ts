import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OrgContext } from '@/lib/access/org-context'
import { activityFilterSchema } from '@/lib/activity/schema'
import { pool } from '@/lib/db'
import type { EventFilter } from '@/lib/events/event-filter'
import { eventPage } from '@/lib/events/event-filter'
import { listActors, listEvents } from '@/lib/events/queries'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as } from '@/lib/testing/people'

/** Acme with this many events: by Adam and Olive alternately, of four types, three per hour. */
async function busy(count: number) {
  const org = await acme()
  await pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", "targetId",
       "targetName", data, "createdAt")
     SELECT gen_random_uuid(),
       (ARRAY['member.left', 'member.added', 'invitation.sent', 'owner.changed'])[1 + n % 4],
       $1::uuid, (ARRAY[$2, $3]::uuid[])[1 + n % 2], (ARRAY['Adam', 'Olive'])[1 + n % 2],
       CASE WHEN n % 5 = 0 THEN $4::uuid END, CASE WHEN n % 5 = 0 THEN 'Mia' END,
       jsonb_build_object('n', n), '2026-01-01'::timestamptz + (n / 3) * interval '1 hour'
     FROM generate_series(0, $5::int - 1) n`,
    [org.id, org.adam.id, org.olive.id, org.mia.id, count],
  )
  return { ...org, ctx: await as(org.adam, org.slug) }
}

async function allPages(ctx: OrgContext, filter: EventFilter) {
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listEvents(ctx, { ...filter, cursor })
    seen.push(...rows.map(({ data }) => data.n as number))
    cursor = next ?? undefined
  } while (cursor)
  return seen
}

/** An event as the test computes it. */
interface Seen {
  n: number
  actor: 'Adam' | 'Olive'
  kind: string
  isMia: boolean
  day: string
}
const byHand = (count: number): Seen[] =>
  Array.from({ length: count }, (_, n) => ({
    n,
    actor: n % 2 === 0 ? 'Adam' : 'Olive',
    kind: ['member', 'member', 'invitation', 'owner'][n % 4]!,
    isMia: n % 5 === 0,
    day: new Date(Date.UTC(2026, 0, 1, Math.floor(n / 3))).toISOString().slice(0, 10),
  }))

const COUNT = 400

describe('filters across pages return every event exactly once', () => {
  let world: Awaited<ReturnType<typeof busy>>
  beforeAll(async () => {
    world = await busy(COUNT)
    await busy(30) // another organization's
  })

  test.each<[string, (w: typeof world) => EventFilter, (event: Seen) => boolean]>([
    ['all', () => ({}), () => true],
    ['by the actor', ({ olive }) => ({ person: olive.id }), ({ actor }) => actor === 'Olive'],
    ['to whom', ({ mia }) => ({ person: mia.id }), ({ isMia }) => isMia],
    ['kind', () => ({ kind: 'member' }), ({ kind }) => kind === 'member'],
    ['from a date', () => ({ from: '2026-01-03' }), ({ day }) => day >= '2026-01-03'],
    ['to a date', () => ({ to: '2026-01-03' }), ({ day }) => day <= '2026-01-03'],
    [
      'one day',
      () => ({ from: '2026-01-03', to: '2026-01-03' }),
      ({ day }) => day === '2026-01-03',
    ],
    [
      'all filters combined',
      ({ adam }) => ({ person: adam.id, kind: 'invitation', from: '2026-01-02', to: '2026-01-05' }),
      ({ actor, kind, day }) =>
        actor === 'Adam' && kind === 'invitation' && day >= '2026-01-02' && day <= '2026-01-05',
    ],
    ['an unknown person', () => ({ person: randomUUID() }), () => false],
    ['an unknown kind', () => ({ kind: 'nonsense' }), () => false],
  ])('%s', async (_, filter, isMeant) => {
    const seen = await allPages(world.ctx, filter(world))
    const expected = byHand(COUNT)
      .filter(isMeant)
      .map(({ n }) => n)
    expect(seen.toSorted((a, b) => a - b)).toEqual(expected)
    // Newest first; three events at a time share a timestamp.
    const hours = seen.map((n) => Math.floor(n / 3))
    expect(hours).toEqual(hours.toSorted((a, b) => b - a))
  })

  test('one statement per page, whatever the filter', async () => {
    const { ctx, adam } = world
    for (const filter of [{}, { person: adam.id, kind: 'member', from: '2026-01-01' }])
      expect((await countStatements(() => listEvents(ctx, filter))).statements).toHaveLength(1)
  })

  test('the list of actors takes one statement', async () => {
    const { ctx, adam, olive } = world
    const { result, statements } = await countStatements(() => listActors(ctx))
    expect(result).toEqual([
      { id: adam.id, name: 'Adam' },
      { id: olive.id, name: 'Olive' },
    ])
    expect(statements).toHaveLength(1)
  })

  test('actors who are current members have a page, others do not', async () => {
    const { ctx, id, olive } = await busy(2)
    await pool().query(
      `INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName") VALUES
       (gen_random_uuid(), 'staff.entered', $1, gen_random_uuid(), 'Sam')`,
      [id],
    )
    const { rows } = await listEvents(ctx)
    // All three may have the same timestamp, so their order is undefined.
    const known = rows.map(({ actorName, actorIsMember }) => [actorName, actorIsMember])
    expect(known.sort()).toEqual([
      ['Adam', true],
      ['Olive', true],
      ['Sam', false],
    ])
    expect(rows.find(({ actorName }) => actorName === 'Olive')?.actorId).toBe(olive.id)
  })
})

test('invalid values in the URL are not used as filters', () => {
  const nonsense = { person: 'x', kind: "'; --", from: '2026-02-31', to: 'yesterday' }
  const parsed = activityFilterSchema.parse(nonsense)
  expect(Object.values(parsed).every((value) => value === undefined)).toBe(true)
  expect(activityFilterSchema.parse({ from: '2026-02-28' }).from).toBe('2026-02-28')
})

test('with 100,000 events each page is read from an index', async () => {
  const { ctx, id, adam, mia } = await busy(100_000)
  await pool().query('ANALYZE "Event"')
  const plan = async (filter: EventFilter) => {
    const { sql, values } = eventPage(id, filter, { take: 26 })
    let n = 0
    const text = sql.replaceAll('?', () => `$${++n}`)
    const { rows } = await pool().query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
      values as unknown[],
    )
    const nodes: Plan[] = []
    const walk = (node: Plan) => {
      nodes.push(node)
      node.Plans?.forEach(walk)
    }
    walk(rows[0]!['QUERY PLAN'][0].Plan)
    return {
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
      read: Math.max(...nodes.map((node) => node['Actual Rows'] * node['Actual Loops'])),
      scans: nodes.filter((node) => node['Node Type'] === 'Seq Scan').length,
    }
  }
  const all = await plan({})
  expect(all).toEqual({ indexes: ['Event_organizationId_createdAt_id_idx'], read: 26, scans: 0 })
  const old = await plan({ to: '2026-01-05' })
  expect(old).toMatchObject({ indexes: ['Event_organizationId_createdAt_id_idx'], read: 26 })
  const kind = await plan({ kind: 'owner' })
  expect(kind.scans).toBe(0)
  expect(kind.read).toBeLessThan(200)
  const rare = await plan({ kind: 'staff' })
  expect(rare).toMatchObject({ indexes: ['Event_by_noun'], read: 0, scans: 0 })
  const person = await plan({ person: adam.id })
  expect(person.scans).toBe(0)
  expect(person.indexes).toContain('Event_organizationId_actorId_createdAt_id_idx')
  expect(await listEvents(ctx, { person: mia.id })).toMatchObject({ next: expect.any(String) })
}, 120_000)

interface Plan {
  'Node Type': string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Plan[]
}
