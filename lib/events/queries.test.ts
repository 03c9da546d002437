import { expect, test } from 'vitest'
import { db, pool } from '@/lib/db'
import { writeCursor } from '@/lib/lists/read-page'
import { listEvents } from '@/lib/events/queries'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'

test('lists events newest first, with the names at that time', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  await changeRole(ctx, { userId: mia.id, role: 'admin' })
  await removeMember(ctx, { userId: mia.id })
  await db.user.update({ where: { id: adam.id }, data: { name: 'Another name' } })
  await db.user.delete({ where: { id: mia.id } })
  const { rows, next } = await listEvents(ctx)
  expect(rows.map(({ type, actorName, targetName }) => [type, actorName, targetName])).toEqual([
    ['member.removed', 'Adam', 'Mia'],
    ['member.roleChanged', 'Adam', 'Mia'],
  ])
  expect(rows[1]?.data).toEqual({ from: 'member', to: 'admin' })
  expect(next).toBeNull()
})

test('returns 60 events on three pages, each exactly once', async () => {
  const { id, slug, adam } = await acme()
  await pool().query(
    `INSERT INTO "Event" (id, type, "organizationId", data)
     SELECT overlay($1::text PLACING lpad(to_hex(n), 12, '0') FROM 25)::uuid, 'member.left', $1::uuid,
       jsonb_build_object('n', n)
     FROM generate_series(1, 60) n`,
    [id],
  )
  const ctx = await as(adam, slug)
  const seen: unknown[] = []
  const sizes = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listEvents(ctx, { cursor })
    sizes.push(rows.length)
    seen.push(...rows.map(({ data }) => data.n))
    cursor = next ?? undefined
  } while (cursor)
  expect(sizes).toEqual([25, 25, 10])
  expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => 60 - n))
  expect((await countStatements(() => listEvents(ctx))).statements).toHaveLength(1)
})

test('returns nothing from another organization, whatever the cursor', async () => {
  const { slug, adam, zoe, other } = await acme()
  await invite(await as(zoe, other.slug), `newcomer.${slug}@new.test`)
  const foreign = await db.event.findFirstOrThrow({ where: { organizationId: other.id } })
  const ctx = await as(adam, slug)
  const tooEarly = writeCursor('newest', '-999999999999999', foreign.id)
  for (const cursor of [
    undefined,
    foreign.id,
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    "'",
    '\0',
    tooEarly,
  ])
    expect((await listEvents(ctx, { cursor })).rows).toEqual([])
})
