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
export const accountStateIs = (table: 'u' | 'o', state: AccountState): Prisma.Sql => {
  const of = table === 'u' ? Prisma.sql`u` : Prisma.sql`o`
  if (state === 'active') return Prisma.sql`${of}."isActive"`
  const is = Prisma.sql`NOT ${of}."isActive" AND ${of}."deactivatedAt"`
  return state === 'pending' ? Prisma.sql`${is} IS NULL` : Prisma.sql`${is} IS NOT NULL`
}

/** The same for Prisma's `where`. */
export const pending = { isActive: false, deactivatedAt: null } as const
