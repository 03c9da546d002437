import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { can, whyNotLeave } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import type { LeaveOrganizationInput, LeaveSuspendedInput } from '@/lib/members/schema'
import { lockOrganizationScope } from '@/lib/organizations/lock-organization-scope'
import { withOrganization, withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Leaves the organization, as any member may but the owner, who hands over first. What they have in
 * resources goes to another member, or is kept without one; whoever may not see the members knows the
 * owner alone.
 * @throws DomainError owner-stays | not-found | fields-invalid | forbidden for staff, who are no members
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
 * The same for a suspended member, who has no access: nothing is handed over, and they come back when an
 * admin lets them in.
 * @throws DomainError not-found | owner-stays
 */
export async function leaveSuspended(
  user: SignedIn,
  { org }: LeaveSuspendedInput,
): Promise<string> {
  const where = { userId: user.id, organization: { slug: org, isActive: true } }
  const membership = await db.organizationUser.findFirst({
    where: { ...where, suspendedAt: { not: null } },
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
