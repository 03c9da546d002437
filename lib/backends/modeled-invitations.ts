import 'server-only'
import config from '@/guildhall.config'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { remindByActivation } from '@/lib/backends/remind-by-activation'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { orgPath } from '@/lib/paths'

/**
 * An `OrganizationInvitation` row, and the membership when it is accepted: the application's
 * default, because people should be asked.
 */
export const modeledInvitations: InvitationBackend = {
  name: 'modeled',
  remind: remindByActivation,
  successPath: orgPath,

  // An invitation that ran out makes way; one that is still pending does not (it can be resent).
  async invite(tx, request) {
    const { organization, inviter, email, role, message, lifetime, locale = null } = request
    const { id: organizationId } = organization
    await ensureFree(tx, organizationId, email)
    const { id, version } = await tx.organizationInvitation.create({
      data: {
        organizationId,
        inviteeIdentifier: email,
        invitedById: inviter.id,
        role,
        message: message ?? null,
        locale,
        expiresAt: new Date(Date.now() + (lifetime ?? config.lifetimes.invitation)),
      },
      select: { id: true, version: true },
    })
    await record(
      tx,
      {
        type: 'invitation.sent',
        organizationId,
        actor: inviter,
        data: { address: email, role },
      },
      { template: 'invitation', to: email, invitationId: id, version },
    )
    return { outcome: 'asked', invitationId: id }
  },
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
