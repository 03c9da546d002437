import 'server-only'
import { findAccount } from '@/lib/accounts/address/find-account'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { ensureYours } from '@/lib/invitations/accept-invitation'
import { claimInvitation } from '@/lib/invitations/claim-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import type { InvitationTokenInput } from '@/lib/invitations/schema'
import { withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Declines an invitation, as the signed-in invitee or signed out with the emailed link, which proves
 * the address; a copied link does not. A session of another account cannot decline for the invitee.
 * @throws DomainError link-invalid | invitation-not-yours | invitation-…
 */
export const declineInvitation = async (
  user: SignedIn | null,
  { token }: InvitationTokenInput,
): Promise<void> => {
  const found = await findInvitation(token)
  if (!found) throw new DomainError('link-invalid')
  const { organizationId } = found.invitation
  if (!user && found.address !== found.invitee) throw new DomainError('invitation-not-yours')
  await withOrganization(organizationId, async (tx) => {
    const invitation = await claimInvitation(tx, organizationId, token, 'declined', user?.id)
    const { id, role, invitedBy } = invitation
    if (user) ensureYours(found, user)
    const person =
      user ??
      (found.address &&
        (await findAccount(tx, found.address, { id: true, name: true, email: true })))
    if (person && !user)
      await tx.organizationInvitation.updateMany({ where: { id }, data: { inviteeId: person.id } })
    const event = {
      type: 'invitation.declined',
      organizationId,
      ...(person && { actor: person }),
      data: { address: shownInvitee(invitation), role },
    } as const
    if (!invitedBy) await record(tx, event)
    else
      await record(tx, event, {
        template: 'invitation-declined',
        to: invitedBy.email,
        invitationId: id,
        userId: invitedBy.id,
      })
  })
}
