import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { whyNotSuspend, type Actor } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { recordIn } from '@/lib/events/record'
import { memberOf } from '@/lib/members/member-of'
import type { MemberInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { endOffer } from '@/lib/ownership/move-ownership'
import { displayName } from '@/lib/accounts/person'

/**
 * Suspends a member: they lose access, but keep role, seat and history. Their open invitations and join
 * links do not work meanwhile. They are notified by email. Suspending twice is not an error.
 * @returns the member's name
 * @throws DomainError not-found | forbidden | owner-stays
 */
export const suspendMember = (ctx: OrgContext, input: MemberInput) =>
  withOrgLock(ctx, (tx, actor) => setSuspended(tx, ctx, actor, input, true))

/**
 * Restores a suspended member's access, with the role they have.
 * @returns the member's name
 * @throws DomainError not-found | forbidden | owner-stays
 */
export const resumeMember = (ctx: OrgContext, input: MemberInput) =>
  withOrgLock(ctx, (tx, actor) => setSuspended(tx, ctx, actor, input, false))

/**
 * The only way to suspend or resume a membership. Requires the organization lock.
 * @throws DomainError not-found | forbidden | owner-stays
 */
export async function setSuspended(
  tx: Tx,
  ctx: OrgContext,
  actor: Actor,
  { userId }: MemberInput,
  isSuspended: boolean,
): Promise<string> {
  const { id: organizationId } = ctx.organization
  const target = await memberOf(tx, ctx, userId)
  refuse(whyNotSuspend(actor, target))
  const { role, person } = target
  if (target.isSuspended === isSuspended) return displayName(person)
  await tx.organizationUser.updateMany({
    where: { organizationId, userId },
    data: isSuspended
      ? { suspendedAt: new Date(), suspendedById: ctx.user.id }
      : { suspendedAt: null, suspendedById: null },
  })
  if (isSuspended) await endOffer(tx, ctx, person, { because: 'suspended' })
  await recordIn(
    tx,
    ctx,
    { type: isSuspended ? 'member.suspended' : 'member.resumed', target: person, data: { role } },
    {
      template: isSuspended ? 'member-suspended' : 'member-resumed',
      to: person.email,
      organizationId,
      userId,
    },
  )
  return displayName(person)
}
