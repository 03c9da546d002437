import 'server-only'
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
