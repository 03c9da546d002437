import { expect, test } from 'vitest'
import { db, pool } from '@/lib/db'
import { listOwnEvents } from '@/lib/events/queries'
import { record } from '@/lib/events/record'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { suspendMember } from '@/lib/members/suspend-member'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, type Person } from '@/lib/testing/people'

const own = async (who: Person) => (await listOwnEvents(who)).rows.map(({ type }) => type)

test('a member sees only what they did and what was done to them', async () => {
  const { id, slug, name, olive, adam, mia, max } = await acme()
  const admin = await as(adam, slug)
  await changeRole(admin, { userId: mia.id, role: 'admin' })
  await changeRole(await as(mia, slug), { userId: max.id, role: 'admin' })
  await changeRole(admin, { userId: max.id, role: 'member' })
  await db.$transaction((tx) =>
    record(tx, { type: 'user.signedIn', actor: mia, data: { by: 'password' } }),
  )
  const { rows } = await listOwnEvents(mia)
  expect(rows.map(({ type, actorName, targetName }) => [type, actorName, targetName])).toEqual([
    ['user.signedIn', 'Mia', null],
    ['member.roleChanged', 'Mia', 'Max'],
    ['member.roleChanged', 'Adam', 'Mia'],
  ])
  expect(rows.map(({ organization }) => organization)).toEqual([null, name, name])
  expect(await own(olive)).toEqual([])
  expect(id).toBeTruthy()
})

test('what others did is shown only while the member has access to the organization', async () => {
  const { slug, olive, adam, mia, max } = await acme()
  const owner = await as(olive, slug)
  await changeRole(owner, { userId: adam.id, role: 'member' })
  expect(await own(adam)).toEqual(['member.roleChanged'])
  await suspendMember(owner, { userId: adam.id })
  expect(await own(adam)).toEqual([])
  await changeRole(owner, { userId: mia.id, role: 'admin' })
  await changeRole(await as(mia, slug), { userId: max.id, role: 'admin' })
  await removeMember(owner, { userId: mia.id })
  // What they did themselves is kept.
  expect(await own(mia)).toEqual(['member.roleChanged'])
})

test('paging returns every event once, with one statement per page', async () => {
  const { id, mia } = await acme()
  await pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", "actorId", "targetId", data, "createdAt")
     SELECT gen_random_uuid(), 'member.left', $1, CASE WHEN n % 2 = 0 THEN $2::uuid END,
       CASE WHEN n % 3 <> 1 THEN $2::uuid END, jsonb_build_object('n', n),
       now() - interval '1 hour' * (n / 7)
     FROM generate_series(1, 75) n`,
    [id, mia.id],
  )
  const expected = Array.from({ length: 75 }, (_, n) => n + 1).filter(
    (n) => n % 2 === 0 || n % 3 !== 1,
  )
  const seen: unknown[] = []
  let cursor: string | undefined
  do {
    const { result, statements } = await countStatements(() => listOwnEvents(mia, cursor))
    expect(statements).toHaveLength(1)
    seen.push(...result.rows.map(({ data }) => data.n))
    cursor = result.next ?? undefined
  } while (cursor)
  expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(expected)
})
