import 'server-only'
import { Prisma } from '@/lib/db'

/**
 * What an account can be: `active` (its person can sign in), `pending` (until the activation link is used)
 * or `deactivated` (by staff).
 */
export const accountStates = ['active', 'pending', 'deactivated'] as const
export type AccountState = (typeof accountStates)[number]

/** An organization has the same states, and one more: `deleted`, until its rows are gone. */
export const organizationStates = [...accountStates, 'deleted'] as const
export type OrganizationState = (typeof organizationStates)[number]

/** The columns that tell the state. */
export const stateColumns = { isActive: true, deactivatedAt: true } as const
export const organizationStateColumns = { ...stateColumns, deletedAt: true } as const

/** The state of a person. */
export const accountState = (of: {
  isActive: boolean
  deactivatedAt: Date | string | null
}): AccountState => (of.isActive ? 'active' : of.deactivatedAt ? 'deactivated' : 'pending')

/** The state of an organization. */
export const organizationState = ({
  deletedAt,
  ...of
}: Parameters<typeof accountState>[0] & {
  deletedAt: Date | string | null
}): OrganizationState => (deletedAt ? 'deleted' : accountState(of))

/** The same in SQL. @param table its name in the statement: of people or of organizations */
export const accountStateSql = (table: 'u' | 'o'): Prisma.Sql => {
  const of = table === 'u' ? Prisma.sql`u` : Prisma.sql`o`
  return Prisma.sql`CASE WHEN ${of}."isActive" THEN 'active'
    ${table === 'o' ? Prisma.sql`WHEN o."deletedAt" IS NOT NULL THEN 'deleted'` : Prisma.empty}
    WHEN ${of}."deactivatedAt" IS NULL THEN 'pending' ELSE 'deactivated' END`
}

/** The condition on a state in SQL. */
export const accountStateIs = (table: 'u' | 'o', state: OrganizationState): Prisma.Sql =>
  Prisma.sql`${accountStateSql(table)} = ${state}`

/** The same for Prisma's `where`. */
export const pending = { isActive: false, deactivatedAt: null } as const
export const pendingOrganization = { ...pending, deletedAt: null } as const
