import 'server-only'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { ensureOpen, findInvitation, type FoundInvitation } from '@/lib/invitations/find-invitation'
import { whereOpen } from '@/lib/invitations/is-open'
import { lockOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Answers an invitation exactly once: a conditional update moves the status, so only one of any number
 * of concurrent calls succeeds. Holds the organization's row from here on.
 * @param organizationId of the invitation, read before the transaction began
 * @param answer its new status
 * @param inviteeId who answers, if they have an account
 * @throws DomainError link-invalid | invitation-…
 */
export async function claimInvitation(
  tx: Tx,
  organizationId: string,
  token: string,
  answer: 'accepted' | 'declined',
  inviteeId?: string,
): Promise<FoundInvitation> {
  await lockOrganization(tx, organizationId).catch((error: unknown) => {
    throw error instanceof DomainError ? new DomainError('link-invalid') : error
  })
  // Read again: another answer, a resend or a revocation may have committed first, and the inviter may
  // have been deactivated or given another role.
  const found = await findInvitation(token, tx)
  if (!found) throw new DomainError('link-invalid')
  // Declining needs no valid inviter.
  if (answer === 'accepted' || found.state !== 'inviter-gone') ensureOpen(found.state)
  const { invitation } = found
  const { count } = await tx.organizationInvitation.updateMany({
    where: {
      id: invitation.id,
      version: invitation.version,
      ...whereOpen(),
    },
    data: { status: answer, ...(inviteeId && { inviteeId }) },
  })
  if (count !== 1) throw new DomainError('invitation-used')
  return invitation
}
