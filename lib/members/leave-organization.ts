import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { whyNotLeave } from '@/lib/access/roles'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Leaves the organization, as any member may but the owner, who hands over first.
 * @throws DomainError owner-stays | forbidden for staff, who are no members
 */
export const leaveOrganization = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    refuse(whyNotLeave(actor))
    await endMembership(tx, ctx, await memberOf(tx, ctx, actor.userId), 'left')
  })
