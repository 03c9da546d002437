import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db, Prisma } from '@/lib/db'
import {
  accountState,
  accountStateIs,
  accountStates,
  closing,
  maySignIn,
  pending,
  signsIn,
  stateColumns,
} from '@/lib/accounts/account-state'

const made = (data: object) =>
  db.user.create({
    data: { email: `${randomUUID()}@example.test`, ...data },
    select: { id: true, ...stateColumns },
  })

describe('the state of an account', () => {
  test.each([
    ['active', { isActive: true }],
    ['active', { isActive: true, passwordHash: 'hash' }],
    ['pending', {}],
    ['deactivated', { deactivatedAt: new Date() }],
    ['deactivated', { deactivatedAt: new Date(), passwordHash: 'hash' }],
    ['closing', { deletesAt: new Date() }],
    ['closing', { deletesAt: new Date(), passwordHash: 'hash' }],
    ['deactivated', { deletesAt: new Date(), deactivatedAt: new Date() }],
  ] as const)('is %s with %j, in TypeScript, in SQL and in a where', async (state, data) => {
    const user = await made(data)
    expect(accountState(user)).toBe(state)
    for (const each of accountStates) {
      const [row] = await db.$queryRaw<[{ is: boolean }]>`
        SELECT (${accountStateIs('u', each)}) AS is FROM "User" u WHERE id = ${user.id}::uuid`
      expect(row.is, each).toBe(each === state)
    }
    const counts = await Promise.all(
      [pending, closing, signsIn].map((where) =>
        db.user.count({ where: { id: user.id, ...where } }),
      ),
    )
    expect(counts.map(Boolean)).toEqual([
      state === 'pending',
      state === 'closing',
      state === 'active' || state === 'closing',
    ])
    expect(maySignIn(user)).toBe(Boolean(counts[2]))
  })

  test('of an organization is defined by the same columns', async () => {
    const rows = await db.$queryRaw<object[]>(
      Prisma.sql`SELECT o.id FROM "Organization" o WHERE ${accountStateIs('o', 'pending')}
        AND ${accountStateIs('o', 'deactivated')}`,
    )
    expect(rows).toEqual([])
  })

  test('the database permits no active account with a date, and no pending one with a password', async () => {
    await expect(made({ isActive: true, deactivatedAt: new Date() })).rejects.toThrow(
      /User_off_is_inactive/,
    )
    await expect(made({ isActive: true, deletesAt: new Date() })).rejects.toThrow(
      /User_closing_is_inactive/,
    )
    await expect(made({ passwordHash: 'hash' })).rejects.toThrow(/User_pending_has_no_password/)
  })
})
