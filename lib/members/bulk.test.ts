import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { inTransaction } from '@/lib/events/handlers'
import { changeRole } from '@/lib/members/change-role'
import {
  changeRoles,
  removeMembers,
  resumeMembers,
  suspendMembers,
  type MemberOutcome,
} from '@/lib/members/bulk'
import { removeMember } from '@/lib/members/remove-member'
import { changeRolesSchema, membersSchema } from '@/lib/members/schema'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal, outcome } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

// A custom role between member and admin.
beforeAll(() => {
  config.roles.steward = [...config.roles.member, 'member.changeRole', 'member.remove']
})

afterEach(() => {
  config.on = {}
})

const code = ({ error }: MemberOutcome) => error?.code ?? 'done'
const codes = (outcomes: MemberOutcome[]) => outcomes.map(code)
const roleOf = async (userId: string) =>
  (await db.organizationUser.findFirst({ where: { userId } }))?.role ?? 'out'

describe('several members at once', () => {
  test('Adam makes Mia and Max admins: each is notified and recorded', async () => {
    const { slug, adam, mia, max } = await acme()
    const ctx = await as(adam, slug)
    const { result, events, mails } = await watch(() =>
      changeRoles(ctx, { userIds: [mia.id, max.id], role: 'admin' }),
    )
    expect(codes(result)).toEqual(['done', 'done'])
    const data = { from: 'member', to: 'admin' }
    expect(events).toEqual([
      { type: 'member.roleChanged', actor: 'Adam', target: 'Mia', data },
      { type: 'member.roleChanged', actor: 'Adam', target: 'Max', data },
    ])
    expect(mails).toEqual([mia, max].map(({ email }) => `role-changed to ${email}`).sort())
    expect([await roleOf(mia.id), await roleOf(max.id)]).toEqual(['admin', 'admin'])
  })

  test('Adam removes Mia and Max', async () => {
    const { id, slug, adam, mia, max } = await acme()
    const ctx = await as(adam, slug)
    const { result, events, mails } = await watch(() =>
      removeMembers(ctx, { userIds: [mia.id, max.id] }),
    )
    expect(codes(result)).toEqual(['done', 'done'])
    expect(events.map(({ type, target }) => [type, target])).toEqual([
      ['member.removed', 'Mia'],
      ['member.removed', 'Max'],
    ])
    expect(mails).toHaveLength(2)
    expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(2)
  })
})

describe('refused members are listed with the reason, and the others are changed', () => {
  type Acme = Awaited<ReturnType<typeof acme>>
  const everybody = ({ olive, adam, mia, max, zoe }: Acme) =>
    [olive, adam, mia, max, zoe].map(({ id }) => id).concat(randomUUID())

  test('removal: the owner, oneself, a stranger, an unknown id', async () => {
    const org = await acme()
    const ctx = await as(org.adam, org.slug)
    const result = await removeMembers(ctx, { userIds: everybody(org) })
    expect(codes(result)).toEqual([
      'owner-stays',
      'forbidden',
      'done',
      'done',
      'not-found',
      'not-found',
    ])
    expect(result.map(({ userId }) => userId)).toHaveLength(6)
    expect([await roleOf(org.olive.id), await roleOf(org.adam.id)]).toEqual(['admin', 'admin'])
    expect([await roleOf(org.mia.id), await roleOf(org.zoe.id)]).toEqual(['out', 'admin'])
  })

  test('roles: the owner, oneself, a stranger, an unknown id', async () => {
    const org = await acme()
    const ctx = await as(org.adam, org.slug)
    const result = await changeRoles(ctx, { userIds: everybody(org), role: 'steward' })
    expect(codes(result)).toEqual([
      'owner-stays',
      'forbidden',
      'done',
      'done',
      'not-found',
      'not-found',
    ])
    expect([await roleOf(org.mia.id), await roleOf(org.zoe.id)]).toEqual(['steward', 'admin'])
  })

  test('Stella, a steward: an admin above her, and a role above her own', async () => {
    const { id, slug, adam, mia } = await acme()
    const ctx = await as(await member(id, 'Stella', 'steward'), slug)
    const userIds = [adam.id, mia.id]
    expect(codes(await changeRoles(ctx, { userIds, role: 'admin' }))).toEqual([
      'forbidden',
      'role-too-high',
    ])
    expect(codes(await removeMembers(ctx, { userIds }))).toEqual(['forbidden', 'done'])
    expect(await roleOf(adam.id)).toBe('admin')
  })

  test('everyone, for an unknown role', async () => {
    const { slug, olive, mia, max } = await acme()
    const ctx = await as(olive, slug)
    const change = () => changeRoles(ctx, { userIds: [mia.id, max.id], role: 'owner' })
    expect(codes(await nothingChanges(change))).toEqual(['role-unknown', 'role-unknown'])
  })
})

test('a member may do neither', async () => {
  const { slug, mia, max } = await acme()
  const ctx = await as(mia, slug)
  await expectRefusal('forbidden', () => removeMembers(ctx, { userIds: [max.id] }))
  await expectRefusal('forbidden', () => changeRoles(ctx, { userIds: [max.id], role: 'admin' }))
})

describe('one transaction', () => {
  test('Adam suspends Mia and Max, and resumes them', async () => {
    const { slug, olive, adam, mia, max } = await acme()
    const ctx = await as(adam, slug)
    const userIds = [mia.id, olive.id, max.id]
    expect(codes(await suspendMembers(ctx, { userIds }))).toEqual(['done', 'owner-stays', 'done'])
    const suspended = await db.organizationUser.findMany({ where: { suspendedById: adam.id } })
    expect(suspended.map(({ userId }) => userId).toSorted()).toEqual([mia.id, max.id].toSorted())
    expect(codes(await resumeMembers(ctx, { userIds }))).toEqual(['done', 'owner-stays', 'done'])
    expect(await db.organizationUser.count({ where: { suspendedById: adam.id } })).toBe(0)
  })

  /** A custom handler that prevents the removal of Mia. */
  const stopMia = (error: Error) => {
    config.on.userRemoved = [
      inTransaction(({ target }) => {
        if (target?.name === 'Mia') throw error
      }),
    ]
  }

  test("a handler's refusal is undone for that member only", async () => {
    const { slug, adam, mia, max } = await acme()
    const ctx = await as(adam, slug)
    stopMia(new DomainError('in-use'))
    const { result, events } = await watch(() => removeMembers(ctx, { userIds: [mia.id, max.id] }))
    expect(codes(result)).toEqual(['in-use', 'done'])
    expect(events.map(({ target }) => target)).toEqual(['Max'])
    expect([await roleOf(mia.id), await roleOf(max.id)]).toEqual(['member', 'out'])
  })

  test('an unexpected error undoes everything', async () => {
    const { slug, adam, mia, max } = await acme()
    const ctx = await as(adam, slug)
    stopMia(new Error('a bug'))
    await nothingChanges(() =>
      expect(removeMembers(ctx, { userIds: [max.id, mia.id] })).rejects.toThrow('a bug'),
    )
  })
})

describe('races', () => {
  const demote = async (ctx: OrgContext, userId: string) =>
    outcome(changeRole(ctx, { userId, role: 'member' }))

  test('an admin demoted at the same time changes all or nothing: 10 rounds', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, slug, olive, adam } = await acme()
      const crowd = await Promise.all(Array.from({ length: 8 }, (_, n) => member(id, `Person${n}`)))
      const [owner, ctx] = [await as(olive, slug), await as(adam, slug)]
      const userIds = crowd.map((person) => person.id)
      const removal = removeMembers(ctx, { userIds })
      expect(await demote(owner, adam.id)).toBe('done')
      const ends = codes(await removal)
      expect(new Set(ends).size, ends.join()).toBe(1)
      expect(['done', 'forbidden']).toContain(ends[0])
      const left = await db.organizationUser.count({ where: { userId: { in: userIds } } })
      expect(left).toBe(ends.filter((end) => end === 'forbidden').length)
    }
  })

  test('two admins who remove the same people remove and notify each once', async () => {
    const { id, slug, olive, adam } = await acme()
    const crowd = await Promise.all(Array.from({ length: 6 }, (_, n) => member(id, `Person${n}`)))
    const userIds = crowd.map((person) => person.id)
    const [first, second] = [await as(olive, slug), await as(adam, slug)]
    const { result, events } = await watch(() =>
      Promise.all([
        removeMembers(first, { userIds }),
        removeMembers(second, { userIds: userIds.toReversed() }),
      ]),
    )
    const ends = codes(result.flat()).sort()
    expect(ends).toEqual([...Array(6).fill('done'), ...Array(6).fill('not-found')])
    expect(events).toHaveLength(6)
  })

  test('a member who becomes the owner meanwhile stays', async () => {
    const { slug, olive, adam, mia } = await acme()
    const ctx = await as(olive, slug)
    await transferOwnership(ctx, { userId: adam.id })
    const ends = codes(await removeMembers(ctx, { userIds: [adam.id, mia.id] }))
    expect(ends).toEqual(['owner-stays', 'done'])
  })

  test('a role that was changed a moment ago is not an error', async () => {
    const { slug, olive, mia, max } = await acme()
    const ctx = await as(olive, slug)
    await changeRole(ctx, { userId: mia.id, role: 'admin' })
    await removeMember(ctx, { userId: max.id })
    const { result, events } = await watch(() =>
      changeRoles(ctx, { userIds: [mia.id, max.id], role: 'admin' }),
    )
    expect(codes(result)).toEqual(['done', 'not-found'])
    expect(events).toEqual([])
  })
})

describe('the form', () => {
  const id = () => '01900000-0000-7000-8000-000000000000'
  test.each([
    ['', false],
    ['nonsense', false],
    [id(), true],
    [`${id()},nonsense`, false],
    [Array.from({ length: 50 }, randomUUID).join(), true],
    [Array.from({ length: 51 }, randomUUID).join(), false],
    [undefined, false],
  ])('accepts ids separated by commas, up to 50: %.40s', (userIds, isTaken) => {
    expect(membersSchema.safeParse({ userIds }).success).toBe(isTaken)
    expect(changeRolesSchema.safeParse({ userIds, role: 'admin' }).success).toBe(isTaken)
  })

  test('counts a repeated person once', () => {
    const userIds = `${id()},${id()}`
    expect(membersSchema.parse({ userIds }).userIds).toEqual([id()])
  })
})
