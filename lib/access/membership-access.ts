import 'server-only'
import { hoursSince, waysUsed, type SignInState } from '@/lib/access/sign-in-policy'
import { databaseNow } from '@/lib/database/clock'
import { Prisma } from '@/lib/db'

/**
 * Whether a membership gives access. A suspended one does not, but keeps its role, its seat and its
 * history. A suspended member is still a member, and is not invited again.
 */
export const hasAccess = ({ suspendedAt }: { suspendedAt: Date | null }): boolean =>
  suspendedAt === null

/** The same in SQL. @param table the name of "OrganizationUser" in the statement */
export const hasAccessSql = (table: 'm' | 'x'): Prisma.Sql =>
  table === 'm' ? Prisma.sql`m."suspendedAt" IS NULL` : Prisma.sql`x."suspendedAt" IS NULL`

/** The same for Prisma's `where`. */
export const withAccess = { suspendedAt: null } as const

/** Members that are already chosen, by user id; or every member, for a filter by existing values. */
export type ChosenMembers = (string | null)[] | 'everyone'

/** The members offered in a select, for Prisma's `where`: those with access, and those already chosen. */
export const offeredMembers = (chosen: ChosenMembers = []) =>
  chosen === 'everyone'
    ? {}
    : { OR: [withAccess, { userId: { in: chosen.filter((id) => id !== null) } }] }

/** The columns of an organization's sign-in policy, in a query's row `o` of "Organization". */
export const policySql = Prisma.sql`o."secondFactorFrom", o."allowedWays", o."sessionHours"`

/**
 * The organizations whose sign-in policy a member meets, for Prisma's `where`: whyBlocked in the
 * database.
 * @param user without `signIn` only their second factor counts, as there is no session
 */
export function meetsPolicy({ id, signIn }: { id: string; signIn?: SignInState | undefined }) {
  const now = databaseNow()
  const isReady = {
    OR: [{ authenticator: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }],
  }
  const factor = [
    { secondFactorFrom: null },
    { secondFactorFrom: { gt: now } },
    { members: { some: { userId: id, user: isReady } } },
  ]
  if (!signIn) return { OR: factor }
  const used = waysUsed(signIn)
  return {
    AND: [
      { OR: factor },
      { OR: [{ allowedWays: { isEmpty: true } }, { allowedWays: { hasSome: used } }] },
      { OR: [{ sessionHours: null }, { sessionHours: { gt: hoursSince(signIn, now) } }] },
    ],
  } satisfies Prisma.OrganizationWhereInput
}
