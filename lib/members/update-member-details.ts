import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { keepFields } from '@/lib/kinds/keep-fields'
import { memberOf } from '@/lib/members/member-of'
import type { UpdateMemberDetailsInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Updates a member's kind fields. Permitted for anyone's, including the owner's and one's own, because
 * they grant nothing.
 * @throws DomainError not-found | forbidden | fields-invalid
 */
export const updateMemberDetails = (
  ctx: OrgContext,
  { userId, fields }: UpdateMemberDetailsInput,
) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.changeRole'))
    const { id: organizationId, kind } = ctx.organization
    const target = await memberOf(tx, ctx, userId)
    const change = await keepFields(tx, { organizationId, kind, userId }, fields, ctx.user)
    if (!change) return
    await recordIn(tx, ctx, { type: 'member.updated', target: target.person, data: change })
  })
