import 'server-only'
import { withAccess } from '@/lib/access/membership-access'
import { roleNames, rolePermissions } from '@/lib/access/org-context'
import { shownInvitee } from '@/lib/backends/choose-backend'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { ensureOpen, findInvitation, type FoundInvitation } from '@/lib/invitations/find-invitation'
import { mayInviterStill } from '@/lib/invitations/may-inviter-still'
import type { InvitationTokenInput } from '@/lib/invitations/schema'
import { keepOrganization, withOrganization } from '@/lib/organizations/with-org-lock'
import { countInTransaction } from '@/lib/ops/rate-limits'

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
