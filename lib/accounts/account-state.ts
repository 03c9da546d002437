import 'server-only'
import { Prisma } from '@/lib/db'

/**
 * What an account can be: `active` (its person can sign in), `pending` (until the activation link is used)
 * or `deactivated` (by staff). Organizations have the same states.
 */
export const accountStates = ['active', 'pending', 'deactivated'] as const
export type AccountState = (typeof accountStates)[number]

/** The columns that tell the state. */
export const stateColumns = { isActive: true, deactivatedAt: true } as const

/** The state of a person or an organization. */
export const accountState = (of: {
  isActive: boolean
  deactivatedAt: Date | string | null
}): AccountState => (of.isActive ? 'active' : of.deactivatedAt ? 'deactivated' : 'pending')

/** The same in SQL. @param table its name in the statement */
export const accountStateSql = (table: 'u' | 'o'): Prisma.Sql => {
  const of = table === 'u' ? Prisma.sql`u` : Prisma.sql`o`
  return Prisma.sql`CASE WHEN ${of}."isActive" THEN 'active'
    WHEN ${of}."deactivatedAt" IS NULL THEN 'pending' ELSE 'deactivated' END`
}

/** The condition on a state in SQL. */
export const accountStateIs = (table: 'u' | 'o', state: AccountState): Prisma.Sql =>
  Prisma.sql`${accountStateSql(table)} = ${state}`

/** The same for Prisma's `where`. */
export const pending = { isActive: false, deactivatedAt: null } as const
