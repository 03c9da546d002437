import 'server-only'
import { Prisma } from '@/lib/db'

/** Whether an invitation waits for its answer: pending, and in time. After that it counts as expired. */
export const isOpen = (invitation: { status: string; expiresAt: Date }): boolean =>
  invitation.status === 'pending' && invitation.expiresAt > new Date()

/** The same in SQL, of the one "OrganizationInvitation" of a statement. */
export const openInvitation = Prisma.sql`(status = 'pending' AND "expiresAt" > now())`

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
