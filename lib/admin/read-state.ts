import 'server-only'
import { Prisma } from '@/lib/db'

/** `waiting`: until the activation link is used; `off`: by staff. */
export const states = ['active', 'waiting', 'off'] as const
export type State = (typeof states)[number]

/** The state of a person or an organization. */
export const stateOf = (of: { isActive: boolean; deactivatedAt: Date | null }): State =>
  of.isActive ? 'active' : of.deactivatedAt ? 'off' : 'waiting'

/** The same in SQL. @param table its name in the statement */
export const stateIs = (table: 'u' | 'o', state: State): Prisma.Sql => {
  const of = table === 'u' ? Prisma.sql`u` : Prisma.sql`o`
  if (state === 'active') return Prisma.sql`${of}."isActive"`
  const isOff = Prisma.sql`${of}."deactivatedAt" IS NOT NULL`
  return state === 'off' ? isOff : Prisma.sql`NOT ${of}."isActive" AND NOT (${isOff})`
}
