import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can, canRemove } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import type { RemoveMemberInput } from '@/lib/members/schema'
import { inOrg } from '@/lib/orgs/in-org'

/**
 * Takes a person out of the organization: they are out at their next click, and are mailed.
 * @throws DomainError not-found | forbidden | owner-stays
 */
export const removeMember = (ctx: OrgContext, { userId }: RemoveMemberInput) =>
  inOrg(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.remove'))
    const target = await memberOf(tx, ctx, userId)
    if (target.isOwner) throw new DomainError('owner-stays')
    authorize(canRemove(actor, target))
    await endMembership(tx, ctx, target, 'removed')
  })
