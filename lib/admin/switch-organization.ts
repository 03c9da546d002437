import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Switches an organization on: one that staff switched off, or one that waits for its owner.
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
    await record(tx, {
      type: 'organization.reactivated',
      organizationId: id,
      actor: ctx.user,
      data: {},
    })
  })

/**
 * Switches an organization off: to its members it is not there, and nobody but staff brings it back,
 * not even its owner's activation link. Nothing of it is lost.
 * @throws DomainError not-found | forbidden
 */
export const deactivateOrganization = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(actor.isStaff === true)
    const { id } = ctx.organization
    // Only what is not off already: twice is no error, and recorded once.
    const { count } = await tx.organization.updateMany({
      where: { id, deactivatedAt: null },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    if (count === 0) return
    await record(tx, {
      type: 'organization.deactivated',
      organizationId: id,
      actor: ctx.user,
      data: {},
    })
  })
