import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { Prisma, type Tx } from '@/lib/db'

/** The earliest end of a membership that an admin can still reinstate: 90 days ago. */
export const reinstatableSince = () => new Date(databaseNow().getTime() - days(90))

/**
 * Former members who can return only with an admin's approval, however long ago it was: those who were
 * removed, or left while suspended. For Prisma's `where`.
 */
export const keptOut = { OR: [{ wasRemoved: true }, { wasSuspended: true }] }

/** The same in SQL. */
export const keptOutSql = Prisma.sql`(f."wasRemoved" OR f."wasSuspended")`

/** Whether this person is one of them. */
export const isKeptOut = async (tx: Tx, where: { organizationId: string; userId: string }) =>
  (await tx.formerMember.count({ where: { ...where, ...keptOut } })) > 0
