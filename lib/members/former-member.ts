import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import type { Tx } from '@/lib/db'

/** Since when a membership must have ended for an admin to reinstate it: for 90 days. */
export const reinstatableSince = () => new Date(Date.now() - days(90))

/**
 * Whether somebody was removed from the organization, however long ago: they come back when an admin lets
 * them in, and by no way in which nobody decides about them.
 */
export const wasRemoved = async (tx: Tx, where: { organizationId: string; userId: string }) =>
  (await tx.formerMember.count({ where: { ...where, wasRemoved: true } })) > 0
