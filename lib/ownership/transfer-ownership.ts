import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { moveOwnership, ensureMayOwn } from '@/lib/ownership/move-ownership'
import type { ChangeOwnerInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { displayName } from '@/lib/accounts/person'

/**
 * Transfers an organization to one of its admins immediately, without asking them: for staff, who give
 * a reason, and for your own code. Owners make an offer instead (offer-ownership.ts). The former owner
 * stays an admin; both are notified.
 * @returns the new owner's name
 * @throws DomainError forbidden | not-found | owner-must-be-admin | owner-needs-factor |
 *   new-owner-limit
 */
export const transferOwnership = (ctx: OrgContext, { userId, reason }: ChangeOwnerInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    const target = await ensureMayOwn(tx, ctx, actor, userId)
    await moveOwnership(tx, ctx, target.person, reason ? { reason } : {})
    return displayName(target.person)
  })
