import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { Prisma } from '@/lib/db'

/** Whether an invitation can still be answered: pending and not past its expiry. */
export const isOpen = (invitation: { status: string; expiresAt: Date }): boolean =>
  invitation.status === 'pending' && invitation.expiresAt > databaseNow()

/** The same in SQL, for a statement with a single "OrganizationInvitation". */
export const openInvitation = Prisma.sql`(status = 'pending' AND "expiresAt" > now())`

/**
 * Whether an invitee invited through a channel is a member by it, in SQL for an invitation `i`. An
 * address belongs to an account; a phone number is known only here.
 */
export const cameThrough = Prisma.sql`(i.channel IS NOT NULL AND i.status = 'accepted' AND EXISTS (
  SELECT 1 FROM "OrganizationUser" c
  WHERE c."organizationId" = i."organizationId" AND c."userId" = i."inviteeId"))`

/**
 * The status that people see: the database keeps `pending` until a new invitation replaces an expired
 * one.
 */
export const shownStatus = Prisma.sql`(CASE WHEN status = 'pending' AND NOT ${openInvitation}
  THEN 'expired' ELSE status::text END)`

/** The same for Prisma's `where`. */
export const whereOpen = () => ({ status: 'pending' as const, expiresAt: { gt: databaseNow() } })
export const whereExpired = () => ({
  OR: [
    { status: 'expired' as const },
    { status: 'pending' as const, expiresAt: { lte: databaseNow() } },
  ],
})
