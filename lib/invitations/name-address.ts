import 'server-only'
import { limit } from '@/lib/ops/rate-limits'
import { DomainError } from '@/lib/errors'
import { ensureOpen, findInvitation } from '@/lib/invitations/find-invitation'
import type { NameAddressInput, InvitationTokenInput } from '@/lib/invitations/schema'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import {
  lockOrganization,
  withOrganization,
  keepOrganization,
} from '@/lib/organizations/with-org-lock'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { isYours } from '@/lib/invitations/accept-invitation'

/**
 * For an invitation that was sent through a channel rather than to an address: emails its link to an
 * address that the visitor names. The emailed link proves the address, and joins or signs in like any
 * other. The answer does not reveal whether the address has an account. Naming another address replaces
 * the previous one and invalidates its link.
 * @throws DomainError link-invalid | invitation-… | rate-limited
 */
export async function nameAddress({ token, email }: NameAddressInput): Promise<void> {
  const found = await findInvitation(token)
  if (!found) throw new DomainError('link-invalid')
  const { id, organizationId } = found.invitation
  await limit('invitationLink', id)
  await limit('signUpLink', email)
  await withOrganization(organizationId, async (tx) => {
    await lockOrganization(tx, organizationId)
    const now = await findInvitation(token, tx)
    if (!now || now.invitee) throw new DomainError('link-invalid')
    ensureOpen(now.state)
    const { version } = now.invitation
    await tx.organizationInvitation.updateMany({ where: { id }, data: { email } })
    await enqueueMail(tx, { template: 'invitation', to: email, invitationId: id, version })
  })
}

/**
 * Emails the invited address a link that proves who reads it: when signed out, the invitation's own
 * link again, for a newcomer with a copied one; when signed in with another account, a link with which
 * that account accepts this invitation. Older links keep working.
 * @throws DomainError link-invalid | invitation-… | rate-limited
 */
export async function mailProof(
  user: SignedIn | null,
  { token }: InvitationTokenInput,
): Promise<void> {
  const found = await findInvitation(token)
  if (!found) throw new DomainError('link-invalid')
  const { id, organizationId, channel, inviteeIdentifier: to } = found.invitation
  // A link sent through a channel works for anyone who has it, and lets them name an address.
  if (channel || (user && isYours(found, user))) throw new DomainError('link-invalid')
  await limit('invitationLink', id)
  await limit('signUpLink', to)
  await withOrganization(organizationId, async (tx) => {
    await keepOrganization(tx, organizationId)
    const now = await findInvitation(token, tx)
    if (!now) throw new DomainError('link-invalid')
    ensureOpen(now.state)
    const sent = { to, invitationId: id, version: now.invitation.version }
    await enqueueMail(
      tx,
      user
        ? { template: 'invitation-account', ...sent, userId: user.id }
        : { template: 'invitation', ...sent },
    )
  })
}
