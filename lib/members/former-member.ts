import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import type { Tx } from '@/lib/db'

/** The earliest end of a membership that an admin can still reinstate: 90 days ago. */
export const reinstatableSince = () => new Date(Date.now() - days(90))

/**
 * Whether a person was removed from the organization, however long ago: they return only when an admin
 * lets them in, never by a way that needs no decision.
 */
export const wasRemoved = async (tx: Tx, where: { organizationId: string; userId: string }) =>
  (await tx.formerMember.count({ where: { ...where, wasRemoved: true } })) > 0
