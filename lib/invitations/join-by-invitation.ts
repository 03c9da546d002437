import 'server-only'
import config from '@/guildhall.config'
import { ensureNewPassword } from '@/lib/accounts/passwords/ensure-new-password'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { invitationBackend, parseExtra } from '@/lib/backends/choose-backend'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locales'
import {
  welcome,
  type JoinedOrganization,
  claimInvitation,
} from '@/lib/invitations/accept-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import type { JoinByInvitationInput } from '@/lib/invitations/schema'
import { withOrganization } from '@/lib/organizations/with-org-lock'
import { activateUser } from '@/lib/accounts/sign-up/activate-user'
import { accountState, stateColumns } from '@/lib/accounts/account-state'
import { findAccount, holdAddress } from '@/lib/accounts/address/find-account'

/**
 * Accepts an invitation as a newcomer. The emailed link proves the address, so the account and the
 * organizations that waited for it are active immediately.
 * @throws DomainError password-… | fields-invalid | link-invalid | invitation-… | sign-up-closed |
 *   sign-in-failed if the address has an account by now
 */
export const joinByInvitation = async (
  { token, name, password, fields }: JoinByInvitationInput,
  from: Caller | null,
  locale?: Locale,
): Promise<JoinedOrganization & { session: Begun }> => {
  const found = await findInvitation(token)
  // A link sent through a channel proves no address: nameAddress comes first.
  if (!found?.address) throw new DomainError('link-invalid')
  if (config.allow.signUp === 'closed') throw new DomainError('sign-up-closed')
  const { invitation, address: email } = found
  const backend = invitationBackend(invitation.organization.kind)
  const extra = parseExtra(backend, 'accountFields', fields)
  await ensureNewPassword(password, [name, email, invitation.organization.name])
  const passwordHash = await hashPassword(password)
  const { organizationId } = invitation
  return withOrganization(organizationId, async (tx) => {
    const claimed = await claimInvitation(tx, organizationId, token, 'accepted')
    await holdAddress(tx, email)
    const known = await findAccount(tx, email, { id: true, ...stateColumns })
    if (known && accountState(known) !== 'pending') throw new DomainError('sign-in-failed')
    const id = known?.id ?? (await tx.user.create({ data: { email }, select: { id: true } })).id
    const activate = backend.activate ?? activateUser
    const person = await activate(tx, { id, name, passwordHash, locale })
    await tx.organizationInvitation.updateMany({
      where: { id: claimed.id },
      data: { inviteeId: id },
    })
    const joined = await welcome(tx, claimed, person, { fields })
    await backend.accountReady?.(tx, { person, extra })
    const session = await beginSession(tx, { person, by: 'invitation', from })
    return { ...joined, session }
  })
}
