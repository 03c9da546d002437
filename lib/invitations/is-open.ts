import 'server-only'
import { Prisma } from '@/lib/db'

/** Whether an invitation waits for its answer: pending, and in time. After that it counts as expired. */
export const isOpen = (invitation: { status: string; expiresAt: Date }): boolean =>
  invitation.status === 'pending' && invitation.expiresAt > new Date()

/** The same in SQL, of the one "OrganizationInvitation" of a statement. */
export const openInvitation = Prisma.sql`(status = 'pending' AND "expiresAt" > now())`

/**
 * Whether who was invited with a channel is a member by it, in SQL of an invitation `i`: an address
 * is a member's own, a phone number is known by nothing else.
 */
export const cameThrough = Prisma.sql`(i.channel IS NOT NULL AND i.status = 'accepted' AND EXISTS (
  SELECT 1 FROM "OrganizationUser" c
  WHERE c."organizationId" = i."organizationId" AND c."userId" = i."inviteeId"))`

/** The status of an invitation as people see it: the database says pending until something makes way for it. */
export const shownStatus = Prisma.sql`(CASE WHEN status = 'pending' AND NOT ${openInvitation}
  THEN 'expired' ELSE status::text END)`

/** The same for Prisma's `where`. */
export const whereOpen = () => ({ status: 'pending' as const, expiresAt: { gt: new Date() } })
export const whereExpired = () => ({
  OR: [
    { status: 'expired' as const },
    { status: 'pending' as const, expiresAt: { lte: new Date() } },
  ],
})
