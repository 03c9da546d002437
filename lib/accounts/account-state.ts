import 'server-only'
import { Prisma } from '@/lib/db'

const shared = ['active', 'pending', 'deactivated'] as const

/**
 * The states of an account: `active` (its person can sign in), `pending` (until the activation link is
 * used), `deactivated` (by staff) or `closing`: its person deleted it, and keeps it by signing in.
 */
export const accountStates = [...shared, 'closing'] as const
export type AccountState = (typeof accountStates)[number]

/** Organizations have the first three, and `deleted` until they are erased. */
export const organizationStates = [...shared, 'deleted'] as const
export type OrganizationState = (typeof organizationStates)[number]

type Moment = Date | string | null
interface Common {
  isActive: boolean
  deactivatedAt: Moment
}

/** The columns that define the state. */
export const stateColumns = { isActive: true, deactivatedAt: true, deletesAt: true } as const
export const organizationStateColumns = {
  isActive: true,
  deactivatedAt: true,
  deletedAt: true,
} as const

/** Returns a person's state. */
export const accountState = (of: Common & { deletesAt: Moment }): AccountState => {
  if (of.isActive) return 'active'
  if (of.deactivatedAt) return 'deactivated'
  return of.deletesAt ? 'closing' : 'pending'
}

/** Returns an organization's state. */
export const organizationState = (of: Common & { deletedAt: Moment }): OrganizationState => {
  if (of.isActive) return 'active'
  if (of.deletedAt) return 'deleted'
  return of.deactivatedAt ? 'deactivated' : 'pending'
}

/** Whether a person who proves their identity may sign in. */
export const maySignIn = (of: Parameters<typeof accountState>[0]): boolean =>
  ['active', 'closing'].includes(accountState(of))

/** The same in SQL. @param table its alias in the statement: people or organizations */
export const accountStateSql = (table: 'u' | 'o'): Prisma.Sql => {
  return table === 'u'
    ? Prisma.sql`CASE WHEN u."isActive" THEN 'active'
        WHEN u."deactivatedAt" IS NOT NULL THEN 'deactivated'
        WHEN u."deletesAt" IS NOT NULL THEN 'closing' ELSE 'pending' END`
    : Prisma.sql`CASE WHEN o."isActive" THEN 'active'
        WHEN o."deletedAt" IS NOT NULL THEN 'deleted'
        WHEN o."deactivatedAt" IS NOT NULL THEN 'deactivated' ELSE 'pending' END`
}

/** The condition for a state in SQL. */
export const accountStateIs = (
  table: 'u' | 'o',
  state: AccountState | OrganizationState,
): Prisma.Sql => Prisma.sql`${accountStateSql(table)} = ${state}`

/** The same for Prisma's `where`. */
export const pending = { isActive: false, deactivatedAt: null, deletesAt: null } as const
export const pendingOrganization = {
  isActive: false,
  deactivatedAt: null,
  deletedAt: null,
} as const
export const closing = {
  isActive: false,
  deactivatedAt: null,
  deletesAt: { not: null },
} satisfies Prisma.UserWhereInput
/** People who may sign in: see maySignIn. */
export const signsIn = { OR: [{ isActive: true }, closing] } satisfies Prisma.UserWhereInput
