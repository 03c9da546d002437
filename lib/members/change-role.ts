import 'server-only'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { ensureMayGrant, refuse } from '@/lib/access/refuse'
import { can, canGrant, OWNER_ROLE, whyNotChangeRole, type Actor } from '@/lib/access/roles'
import { record } from '@/lib/events/record'
import { mailNewRole } from '@/lib/members/mail-new-role'
import { revokeInvitationsBy } from '@/lib/invitations/revoke-invitation'
import { memberOf } from '@/lib/members/member-of'
import type { ChangeRoleInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { endOffer } from '@/lib/ownership/offer-ownership'

/**
 * Gives a member another role, no higher than the actor's own, and notifies them by email. Revokes
 * their pending invitations that they could no longer send.
 * @param isUndoOffered whether the email waits until the undo period is over
 * @returns their previous role, for undoing the change
 * @throws DomainError not-found | forbidden | owner-stays | role-unknown | role-too-high
 */
export const changeRole = (ctx: OrgContext, input: ChangeRoleInput, isUndoOffered = true) =>
  withOrgLock(ctx, (tx, actor) => giveRole(tx, ctx, actor, input, isUndoOffered))

/** The same for callers that hold the organization lock: for one member, or several in turn. */
export async function giveRole(
  tx: Tx,
  ctx: OrgContext,
  actor: Actor,
  { userId, role }: ChangeRoleInput,
  isUndoOffered = true,
): Promise<{ from: string }> {
  const { id: organizationId, kind } = ctx.organization
  const target = await memberOf(tx, ctx, userId)
  refuse(whyNotChangeRole(actor, target), 'role')
  const granted = ensureMayGrant(actor, kind, role, 'role')
  if (role === target.role) return { from: target.role }
  await tx.organizationUser.update({
    where: { organizationId_userId: { organizationId, userId } },
    data: { role },
    select: { id: true },
  })
  const after = { ...target, role, permissions: granted }
  await revokeInvitationsBy(
    tx,
    ctx,
    userId,
    (invitedRole) =>
      !can(after, 'member.invite') || !canGrant(after, rolePermissions(kind, invitedRole)),
  )
  await record(tx, {
    type: 'member.roleChanged',
    organizationId,
    actor: ctx.user,
    target: target.person,
    data: { from: target.role, to: role },
  })
  if (role !== OWNER_ROLE) await endOffer(tx, ctx, target.person, { because: 'role-changed' })
  const change = { organizationId, person: target.person, from: target.role, role }
  await mailNewRole(tx, change, isUndoOffered)
  return { from: target.role }
}
