import 'server-only'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { ensureMayGrant, refuse } from '@/lib/access/refuse'
import { can, canGrant, OWNER_ROLE, whyNotChangeRole, type Actor } from '@/lib/access/roles'
import { recordIn } from '@/lib/events/record'
import { revokeInvitationsBy } from '@/lib/invitations/manage-invitation'
import { memberOf } from '@/lib/members/member-of'
import type { ChangeRoleInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { endOffer } from '@/lib/ownership/move-ownership'
import type { Person } from '@/lib/accounts/person'
import { enqueueMail } from '@/lib/mail/enqueue-mail'

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
  await tx.organizationUser.updateMany({ where: { organizationId, userId }, data: { role } })
  const after = { ...target, role, permissions: granted }
  await revokeInvitationsBy(
    tx,
    ctx,
    userId,
    (invitedRole) =>
      !can(after, 'member.invite') || !canGrant(after, rolePermissions(kind, invitedRole)),
  )
  await recordIn(tx, ctx, {
    type: 'member.roleChanged',
    target: target.person,
    data: { from: target.role, to: role },
  })
  if (role !== OWNER_ROLE) await endOffer(tx, ctx, target.person, { because: 'role-changed' })
  const change = { organizationId, person: target.person, from: target.role, role }
  await mailNewRole(tx, change, isUndoOffered)
  return { from: target.role }
}

interface NewRole {
  organizationId: string
  person: Person
  from: string
  role: string
}

/**
 * Emails a member their new role, after the undo period if the change can be undone. Replaces waiting
 * emails about earlier changes, so that several changes send one email, and a change that is undone
 * sends none.
 */
async function mailNewRole(
  tx: Tx,
  { organizationId, person, from, role }: NewRole,
  isUndoOffered: boolean,
) {
  const { id: userId, email: to } = person
  const waiting = await tx.$queryRaw<{ before: string | null }[]>`
    DELETE FROM "Outbox" WHERE id IN (
      SELECT id FROM "Outbox"
      WHERE recipient = ${to} AND template = 'role-changed' AND status = 'waiting' AND attempts = 0
        AND payload ->> 'organizationId' = ${organizationId} AND payload ->> 'userId' = ${userId}
      FOR UPDATE SKIP LOCKED)
    RETURNING payload ->> 'before' AS before`
  const before = waiting[0]?.before ?? from
  if (before === role) return
  await enqueueMail(tx, {
    template: 'role-changed',
    to,
    organizationId,
    userId,
    role,
    before,
    ...(isUndoOffered && { delayMs: OFFER_LASTS }),
  })
}

/** How long a role change can be undone from its toast, plus a margin, in milliseconds. */
const OFFER_LASTS = 30_000
