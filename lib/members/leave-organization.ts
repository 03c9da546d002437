import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { meetsPolicy, withAccess } from '@/lib/access/membership-access'
import { refuse } from '@/lib/access/refuse'
import { can, whyNotLeave } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import type { LeaveOrganizationInput, LeaveSuspendedInput } from '@/lib/members/schema'
import {
  lockOrganizationScope,
  withOrganization,
  withOrgLock,
} from '@/lib/organizations/with-org-lock'

/**
 * Leaves the organization. Any member may, except the owner, who must transfer ownership first. Their
 * resources are handed over to another member, or kept without one; a member who may not see the others
 * can only choose the owner.
 * @throws DomainError owner-stays | not-found | fields-invalid | forbidden for staff, who are not
 *   members
 */
export const leaveOrganization = (ctx: OrgContext, { toId }: LeaveOrganizationInput = {}) =>
  withOrgLock(ctx, async (tx, actor) => {
    refuse(whyNotLeave(actor))
    const member = await memberOf(tx, ctx, actor.userId)
    if (toId && !can(actor, 'member.list') && !(await memberOf(tx, ctx, toId)).isOwner)
      throw new DomainError('not-found')
    await endMembership(tx, ctx, member, 'left', toId)
  })

/**
 * The same for a suspended member, or one who does not meet the sign-in policy: without access nothing
 * is handed over. Who was suspended can return only with an admin's approval.
 * @throws DomainError not-found | owner-stays
 */
export async function leaveSuspended(
  user: SignedIn,
  { org }: LeaveSuspendedInput,
): Promise<string> {
  const where = {
    userId: user.id,
    organization: { slugs: { some: { slug: org } }, isActive: true },
  }
  const membership = await db.organizationUser.findFirst({
    where: { ...where, OR: [{ NOT: withAccess }, { organization: { NOT: meetsPolicy(user) } }] },
    select: { organizationId: true },
  })
  if (!membership) throw new DomainError('not-found')
  const { organizationId } = membership
  return withOrganization(organizationId, async (tx) => {
    const scope = await lockOrganizationScope(tx, organizationId)
    await endMembership(tx, { ...scope, user }, await memberOf(tx, scope, user.id), 'left')
    return scope.organization.name
  })
}
