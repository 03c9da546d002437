import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { can, whyNotLeave } from '@/lib/access/roles'
import { DomainError } from '@/lib/errors'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import type { LeaveOrganizationInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

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
