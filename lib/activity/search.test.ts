import { describe, expect, test } from 'vitest'
import { activityFilterSchema } from '@/lib/activity/schema'
import { db, pool } from '@/lib/db'
import { MOST_SEARCHED } from '@/lib/events/event-filter'
import { countEvents, listEvents } from '@/lib/events/queries'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { fromRequest } from '@/lib/ops/origin'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'

/** Acme, where Adam changes Mia's role, removes Max and invites a person, as Zoe does in Zenith. */
async function busy() {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  await fromRequest(new Headers({ 'x-request-id': 'req-77' }), () =>
    changeRole(ctx, { userId: org.mia.id, role: 'admin' }),
  )
  await removeMember(ctx, { userId: org.max.id })
  await invite(ctx, 'newcomer@supplies.test')
  await invite(await as(org.zoe, org.other.slug), 'newcomer@supplies.test')
  return { ...org, ctx }
}

describe('the audit log can be searched by', () => {
  test.each([
    ['a name', 'mia', ['member.roleChanged']],
    ['a type', 'removed', ['member.removed']],
    ['the data of an event', 'SUPPLIES', ['invitation.sent']],
    ['a request id', 'req-77', ['member.roleChanged']],
    ['the actor’s name', 'Adam', ['invitation.sent', 'member.removed', 'member.roleChanged']],
    ['SQL wildcards, taken literally', '%', []],
    ['a term without matches', 'zenith', []],
  ])('%s', async (_, search, types) => {
    const { ctx } = await busy()
    const { result, statements } = await countStatements(() => listEvents(ctx, { search }))
    expect(result.rows.map(({ type }) => type)).toEqual(types)
    expect(statements).toHaveLength(1)
    expect(await countEvents(ctx, { search })).toBe(types.length)
  })

  test('a name, combined with the other filters', async () => {
    const { ctx, mia, adam } = await busy()
    const found = async (filter: Parameters<typeof listEvents>[1]) =>
      (await listEvents(ctx, { search: 'adam', ...filter })).rows.map(({ type }) => type)
    expect(await found({ person: mia.id })).toEqual(['member.roleChanged'])
    expect(await found({ kind: 'invitation' })).toEqual(['invitation.sent'])
    expect(await found({ person: adam.id, to: '2020-01-01' })).toEqual([])
  })
})

test('paging returns every event exactly once', async () => {
  const { id, slug, adam } = await acme()
  await pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", "actorName", data, "createdAt")
     SELECT gen_random_uuid(), 'member.left', $1, CASE WHEN n % 2 = 0 THEN 'Twin' ELSE 'Other' END,
       jsonb_build_object('n', n), now() - interval '1 hour' * (n / 7)
     FROM generate_series(1, 120) n`,
    [id],
  )
  const ctx = await as(adam, slug)
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listEvents(ctx, { search: 'twin', cursor })
    seen.push(...rows.map(({ data }) => Number(data.n)))
    cursor = next ?? undefined
  } while (cursor)
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => 2 * (n + 1)))
})

test('a search covers only a fixed number of the newest events', async () => {
  const { id, slug, adam } = await acme()
  const at = (createdAt: Date, actorName: string) =>
    db.event.create({ data: { type: 'member.left', organizationId: id, actorName, createdAt } })
  await at(new Date('2020-01-01'), 'Oldest')
  await pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", data)
     SELECT gen_random_uuid(), 'member.left', $1, '{}' FROM generate_series(1, $2::int) n`,
    [id, MOST_SEARCHED],
  )
  const ctx = await as(adam, slug)
  expect((await listEvents(ctx, { search: 'oldest' })).rows).toEqual([])
  const filter = { search: 'oldest', to: '2020-12-31' }
  expect((await listEvents(ctx, filter)).rows).toHaveLength(1)
})

test('the search term in the URL is trimmed and shortened', () => {
  const search = (text: unknown) => activityFilterSchema.parse({ search: text }).search
  expect([search(' mia '), search('  '), search(['mia']), search(undefined)]).toEqual([
    'mia',
    undefined,
    undefined,
    undefined,
  ])
  expect(search('x'.repeat(200))).toHaveLength(100)
})
