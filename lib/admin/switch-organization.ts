import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { authorize } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Activates an organization: one that staff deactivated, or one that waits for its owner.
 * @throws DomainError not-found | forbidden
 */
export const activateOrganization = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(actor.isStaff === true)
    const { id } = ctx.organization
    const { count } = await tx.organization.updateMany({
      where: { id, isActive: false },
      data: { isActive: true, deactivatedAt: null },
    })
    if (count === 0) return
    await recordIn(tx, ctx, { type: 'organization.reactivated', data: {} })
  })

/**
 * Deactivates an organization: its members no longer find it, and only staff can reactivate it; its
 * owner's activation link does not. Nothing is lost.
 * @throws DomainError not-found | forbidden
 */
export const deactivateOrganization = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(actor.isStaff === true)
    const { id } = ctx.organization
    // Only if it is active: doing it twice is not an error, and recorded once.
    const { count } = await tx.organization.updateMany({
      where: { id, deactivatedAt: null },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    if (count === 0) return
    await recordIn(tx, ctx, { type: 'organization.deactivated', data: {} })
  })
