import { expect, test } from 'vitest'
import { db, pool } from '@/lib/db'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { removeMember } from '@/lib/members/remove-member'
import { createOrganization } from '@/lib/organizations/create-organization'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { acme, as, member, person } from '@/lib/testing/people'
import { outcome, outcomes } from '@/lib/testing/refusal'

const times = <R>(n: number, work: (n: number) => R) => Array.from({ length: n }, (_, i) => work(i))

/** Organizations whose owner is not exactly one admin who is a member. */
const broken = async () =>
  (
    await pool().query(`
      SELECT o.slug FROM "Organization" o
      LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
      LEFT JOIN "OrganizationUser" m ON m."organizationId" = o.id AND m."userId" = w."userId"
        AND m.role = 'admin'
      GROUP BY o.id HAVING count(w."userId") <> 1 OR count(m.id) <> 1`)
  ).rows

test('five concurrent transfers, removals and demotions leave exactly one owner, an admin member: 500 rounds', async () => {
  const seen = new Set<string>()
  for (let round = 0; round < 500; round++) {
    const { id, slug, olive, adam } = await acme()
    const second = await member(id, 'Second', 'admin')
    const [owner, admin, other] = [
      await as(olive, slug),
      await as(adam, slug),
      await as(second, slug),
    ]
    const ends = await Promise.all(
      [
        transferOwnership(owner, { userId: adam.id }),
        transferOwnership(owner, { userId: second.id }),
        removeMember(other, { userId: adam.id }),
        round % 2
          ? removeMember(owner, { userId: second.id })
          : changeRole(admin, { userId: second.id, role: 'member' }),
        round % 3
          ? changeRole(owner, { userId: adam.id, role: 'member' })
          : leaveOrganization(admin),
      ].map(outcome),
    )
    seen.add(ends.join(' '))
    const handed = ends.slice(0, 2).filter((end) => end === 'done').length
    const { userId } = await db.organizationOwner.findUniqueOrThrow({
      where: { organizationId: id },
    })
    expect(handed).toBe(userId === olive.id ? 0 : 1)
    expect(await db.event.count({ where: { organizationId: id, type: 'owner.changed' } })).toBe(
      handed,
    )
  }
  expect(await broken()).toEqual([])
  // It was a race: not every round ended the same way.
  expect(seen.size).toBeGreaterThan(3)
})

test('of 20 concurrent transfers to one admin, 1 succeeds', async () => {
  const { slug, olive, adam } = await acme()
  const ctx = await as(olive, slug)
  const transfers = times(20, () => transferOwnership(ctx, { userId: adam.id }))
  expect(await outcomes(transfers)).toEqual({ done: 1, forbidden: 19 })
  expect((await as(adam, slug)).actor.isOwner).toBe(true)
})

test('two admins remove each other concurrently: one of them is left, 20 rounds', async () => {
  for (let round = 0; round < 20; round++) {
    const { id, slug, adam } = await acme()
    const second = await member(id, 'Second', 'admin')
    const [a, b] = [await as(adam, slug), await as(second, slug)]
    const ends = await outcomes([
      removeMember(a, { userId: second.id }),
      removeMember(b, { userId: adam.id }),
    ])
    expect(ends).toEqual({ done: 1, 'not-found': 1 })
  }
})

test('a demoted admin can do nothing afterwards: all their changes came before, 200 rounds', async () => {
  for (let round = 0; round < 200; round++) {
    const { id, slug, olive, adam, mia, max } = await acme()
    const [owner, admin] = [await as(olive, slug), await as(adam, slug)]
    const [demoted, ...acts] = await Promise.all(
      [
        changeRole(owner, { userId: adam.id, role: 'member' }),
        removeMember(admin, { userId: mia.id }),
        changeRole(admin, { userId: max.id, role: 'admin' }),
      ].map(outcome),
    )
    expect(demoted).toBe('done')
    for (const end of acts) expect(['done', 'forbidden']).toContain(end)
    const trail = await db.event.findMany({ where: { organizationId: id } })
    const end = trail.find(({ targetId }) => targetId === adam.id)!.createdAt
    for (const { actorId, createdAt } of trail)
      if (actorId === adam.id) expect(createdAt <= end).toBe(true)
  }
})

test('the naive version, which checks the role and then removes, still works for a demoted admin', async () => {
  const { id: organizationId, slug, olive, adam, mia } = await acme()
  const owner = await as(olive, slug)
  const where = { organizationId_userId: { organizationId, userId: adam.id } }
  const { role } = await db.organizationUser.findUniqueOrThrow({ where })
  await changeRole(owner, { userId: adam.id, role: 'member' })
  if (role === 'admin')
    await db.organizationUser.deleteMany({ where: { organizationId, userId: mia.id } })
  await expect(as(mia, slug)).rejects.toThrow()
  const { id, slug: other, ...again } = await acme()
  const admin = await as(again.adam, other)
  await changeRole(await as(again.olive, other), { userId: again.adam.id, role: 'member' })
  expect(await outcome(removeMember(admin, { userId: again.mia.id }))).toBe('forbidden')
  expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(4)
})

test('20 concurrent removals of one member notify once', async () => {
  const { id, slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const removals = times(20, () => removeMember(ctx, { userId: mia.id }))
  expect(await outcomes(removals)).toEqual({ done: 1, 'not-found': 19 })
  expect(await db.event.count({ where: { organizationId: id, type: 'member.removed' } })).toBe(1)
})

test('of 20 organizations created concurrently with one URL, 1 gets it and 19 are refused and leave nothing', async () => {
  const people = await Promise.all(times(20, (n) => person(`Newcomer${n}`)))
  const founded = people.map((who) => createOrganization(who, { name: 'Race', slug: 'race' }))
  expect(await outcomes(founded)).toEqual({ done: 1, 'slug-taken at slug': 19 })
  const ids = people.map(({ id }) => id)
  expect(await db.organizationUser.count({ where: { userId: { in: ids } } })).toBe(1)
})

test('of 10 organizations renamed concurrently to one URL, 1 gets it', async () => {
  const contexts = []
  for (let n = 0; n < 10; n++) {
    const { slug, olive } = await acme()
    contexts.push(await as(olive, slug))
  }
  const renamed = contexts.map((ctx) => updateOrganization(ctx, { name: 'Race', slug: 'race-2' }))
  expect(await outcomes(renamed)).toEqual({ done: 1, 'slug-taken at slug': 9 })
})
