import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { canLeave } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { inOrg } from '@/lib/orgs/in-org'

/**
 * Leaves the organization, as any member may but the owner, who hands over first.
 * @throws DomainError owner-stays | forbidden for staff, who are no members
 */
export const leaveOrganization = (ctx: OrgContext) =>
  inOrg(ctx, async (tx, actor) => {
    authorize(!actor.isStaff)
    if (!canLeave(actor)) throw new DomainError('owner-stays')
    await endMembership(tx, ctx, await memberOf(tx, ctx, actor.userId), 'left')
  })
