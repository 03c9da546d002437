import 'server-only'
import config from '@/guildhall.config'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import { can, canGrant } from '@/lib/access/roles'
import { limit } from '@/lib/auth/rate-limits'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { InviteMemberInput } from '@/lib/invitations/schema'
import { inOrg } from '@/lib/orgs/in-org'

/**
 * Invites an address with a role no higher than the actor's own, and mails it. An invitation that
 * ran out makes way; one that is still pending does not (it can be resent).
 * @throws DomainError forbidden | role-unknown | role-too-high | already-member | already-invited |
 *   rate-limited
 */
export const inviteMember = async (ctx: OrgContext, input: InviteMemberInput) => {
  await limit('inviteRecipient', input.email)
  return inOrg(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.invite'))
    const { email, role, message } = input
    const granted = rolePermissions(role)
    if (granted.length === 0) throw new DomainError('role-unknown', 'role')
    if (!canGrant(actor, granted)) throw new DomainError('role-too-high', 'role')

    const { id: organizationId } = ctx.organization
    await ensureFree(tx, organizationId, email)
    const invitation = await tx.organizationInvitation.create({
      data: {
        organizationId,
        inviteeIdentifier: email,
        invitedById: ctx.user.id,
        role,
        message: message ?? null,
        expiresAt: new Date(Date.now() + config.lifetimes.invitation),
      },
      select: { id: true, version: true },
    })
    await record(
      tx,
      {
        type: 'invitation.sent',
        organizationId,
        actor: ctx.user,
        data: { address: email, role },
      },
      {
        template: 'invitation',
        to: email,
        invitationId: invitation.id,
        version: invitation.version,
      },
    )
    return { id: invitation.id, email }
  })
}

/** One statement for three questions: a member already, invited already, invited too long ago. */
async function ensureFree(tx: Tx, organizationId: string, email: string) {
  const [found] = await tx.$queryRaw<{ isMember: boolean; isInvited: boolean }[]>`
    WITH ran_out AS (
      UPDATE "OrganizationInvitation" SET status = 'expired', "modifiedAt" = now()
      WHERE "organizationId" = ${organizationId}::uuid AND "inviteeIdentifier" = ${email}
        AND status = 'pending' AND "expiresAt" <= now())
    SELECT
      EXISTS (SELECT 1 FROM "OrganizationUser" m JOIN "User" u ON u.id = m."userId"
        WHERE m."organizationId" = ${organizationId}::uuid AND u.email = ${email}) AS "isMember",
      EXISTS (SELECT 1 FROM "OrganizationInvitation"
        WHERE "organizationId" = ${organizationId}::uuid AND "inviteeIdentifier" = ${email}
          AND status = 'pending' AND "expiresAt" > now()) AS "isInvited"`
  if (found?.isMember) throw new DomainError('already-member', 'email')
  if (found?.isInvited) throw new DomainError('already-invited', 'email')
}
