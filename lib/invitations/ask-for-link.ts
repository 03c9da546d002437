import 'server-only'
import { limit, countInTransaction } from '@/lib/ops/rate-limits'
import { DomainError } from '@/lib/errors'
import { ensureOpen, findInvitation, type FoundInvitation } from '@/lib/invitations/find-invitation'
import type { NameAddressInput, InvitationTokenInput } from '@/lib/invitations/schema'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import {
  lockOrganization,
  withOrganization,
  keepOrganization,
} from '@/lib/organizations/with-org-lock'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { isYours } from '@/lib/invitations/accept-invitation'
import { withAccess } from '@/lib/access/membership-access'
import { roleNames, rolePermissions } from '@/lib/access/org-context'
import { shownInvitee } from '@/lib/backends/choose-backend'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { mayInviterStill } from '@/lib/invitations/may-inviter-still'

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

/** At most this many admins are notified when the inviter is gone. */
const MOST_ADMINS = 10

/** Whether a new invitation can be requested with the link of an invitation in this state. */
export const isRenewable = (state: string) => state === 'expired' || state === 'inviter-gone'

/**
 * Requests a new invitation to replace an expired one: emails the inviter a link to **Resend**, or the
 * admins if the inviter can no longer send it. At most one email a day per invitation; the answer is
 * always the same.
 * @throws DomainError link-invalid | invitation-…
 */
export async function askForRenewal({ token }: InvitationTokenInput): Promise<void> {
  const found = await findInvitation(token)
  if (!found) throw new DomainError('link-invalid')
  const { id, organizationId } = found.invitation
  await withOrganization(organizationId, async (tx) => {
    await keepOrganization(tx, organizationId)
    const now = await findInvitation(token, tx)
    if (!now) throw new DomainError('link-invalid')
    const { invitation, state } = now
    if (state === 'open') return
    if (!isRenewable(state)) ensureOpen(state)
    const [asked] = await countInTransaction(tx, [['invitationRenewal', id]])
    if (asked?.isOver) return
    const { role } = invitation
    const mails = (await whoCanRenew(tx, invitation)).map(
      ({ id: userId, email: to }) =>
        ({ template: 'invitation-renewal', to, invitationId: id, userId }) as const,
    )
    await record(
      tx,
      {
        type: 'invitation.renewalAsked',
        organizationId,
        data: { address: shownInvitee(invitation), role },
      },
      ...mails,
    )
  })
}

/** Returns the inviter, or the admins who may resend it. */
async function whoCanRenew(tx: Tx, { organization, role, invitedBy }: FoundInvitation) {
  if (invitedBy && mayInviterStill(organization, role, invitedBy)) return [invitedBy]
  const { id: organizationId, kind } = organization
  const granted = rolePermissions(kind, role)
  const roles = roleNames(kind).filter((name) => {
    const may = rolePermissions(kind, name)
    return (
      may.includes('invitation.manage') && granted.every((permission) => may.includes(permission))
    )
  })
  const admins = await tx.organizationUser.findMany({
    where: {
      organizationId,
      user: { isActive: true },
      ...withAccess,
      OR: [{ role: { in: roles } }, { owns: { isNot: null } }],
    },
    select: { user: { select: { id: true, email: true } } },
    orderBy: { id: 'asc' },
    take: MOST_ADMINS,
  })
  return admins.map(({ user }) => user)
}
