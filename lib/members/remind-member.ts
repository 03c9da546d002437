import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { invitationBackend } from '@/lib/backends/choose-backend'
import { authorize } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { countInvitation } from '@/lib/invitations/count-invitation'
import { memberOf } from '@/lib/members/member-of'
import type { MemberInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Emails the activation link again to a member who has not activated their account.
 * @throws DomainError not-found | forbidden | already-active | rate-limited
 */
export const remindMember = async (ctx: OrgContext, { userId }: MemberInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.invite'))
    const target = await memberOf(tx, ctx, userId)
    await invitationBackend(ctx.organization.kind).remind(tx, {
      organization: ctx.organization,
      userId,
    })
    await recordIn(tx, ctx, { type: 'member.reminded', target: target.person, data: {} })
    await countInvitation(tx, ctx, target.person.email)
  })
