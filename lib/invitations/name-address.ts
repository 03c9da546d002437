import 'server-only'
import { limit } from '@/lib/ops/rate-limits'
import { DomainError } from '@/lib/errors'
import { ensureOpen, findInvitation } from '@/lib/invitations/find-invitation'
import type { NameAddressInput } from '@/lib/invitations/schema'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'

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
    await tx.organizationInvitation.update({
      where: { id },
      data: { email },
      select: { id: true },
    })
    await enqueueMail(tx, { template: 'invitation', to: email, invitationId: id, version })
  })
}
