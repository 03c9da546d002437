import 'server-only'
import type { Tx } from '@/lib/db'
import { db } from '@/lib/db'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { isForAccount, judgeToken, parseInvitationToken } from '@/lib/invitations/invitation-token'
import { isOpen } from '@/lib/invitations/is-open'
import { inviterSelect, mayInviterStill } from '@/lib/invitations/may-inviter-still'

/** An invitation with what its page shows. */
export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof readByGuid>>>

/** Whether an invitation can be answered and, if not, why. */
export type InvitationState =
  | 'open'
  | 'accepted'
  | 'declined'
  | 'revoked'
  | 'expired'
  | 'replaced'
  /** Its sender could no longer send it. */
  | 'inviter-gone'
  /** Its organization is deactivated. */
  | 'deactivated'
  /** Its organization is deleted. */
  | 'deleted'

const readByGuid = (tx: Tx | typeof db, guid: string) =>
  tx.organizationInvitation.findUnique({
    where: { guid },
    select: {
      id: true,
      guid: true,
      version: true,
      organizationId: true,
      inviteeIdentifier: true,
      channel: true,
      email: true,
      role: true,
      message: true,
      status: true,
      expiresAt: true,
      memberFields: true,
      inviteeId: true,
      organization: {
        select: {
          ...{ id: true, name: true, slug: true, picture: true, kind: true },
          ...{ isActive: true, deletedAt: true },
        },
      },
      invitedBy: { select: inviterSelect({ organization: { invitations: { some: { guid } } } }) },
    },
    relationLoadStrategy: 'join',
  })

/** An invitation as found by one of its links. */
export interface Found {
  invitation: FoundInvitation
  state: InvitationState
  /** The address that the link proves; null for a link that was copied or sent through a channel. */
  address: string | null
  /** The address of the account that may answer; null if anyone who has the link may. */
  invitee: string | null
  /** Whether the link was emailed to the invited address for this user's account. */
  isFor: (userId: string) => boolean
}

/**
 * Finds the invitation behind a link; null if the link is not valid or its organization is gone.
 * Read-only: opening a link uses nothing up.
 */
export async function findInvitation(
  token: string,
  tx: Tx | typeof db = db,
): Promise<Found | null> {
  const parsed = parseInvitationToken(token)
  const invitation = parsed && (await readByGuid(tx, parsed.subject))
  if (!parsed || !invitation) return null
  const { verdict, address } = judgeToken(parsed, invitation)
  if (verdict === 'forged') return null
  return {
    ...{ invitation, address, state: stateOf(invitation, verdict) },
    invitee: address ?? (invitation.channel ? null : invitation.inviteeIdentifier),
    isFor: (userId) => isForAccount(token, invitation, userId),
  }
}

function stateOf(invitation: FoundInvitation, verdict: 'newest' | 'replaced'): InvitationState {
  const { status, organization, role, invitedBy } = invitation
  if (organization.deletedAt) return 'deleted'
  if (!organization.isActive) return 'deactivated'
  if (status !== 'pending') return status
  if (verdict === 'replaced') return 'replaced'
  if (!isOpen(invitation)) return 'expired'
  return mayInviterStill(organization, role, invitedBy) ? 'open' : 'inviter-gone'
}

const refusals: Record<Exclude<InvitationState, 'open'>, ErrorCode> = {
  accepted: 'invitation-used',
  declined: 'invitation-declined',
  revoked: 'invitation-revoked',
  expired: 'invitation-expired',
  replaced: 'invitation-replaced',
  'inviter-gone': 'invitation-inviter-gone',
  deactivated: 'invitation-deactivated',
  deleted: 'link-invalid',
}

/** @throws DomainError the reason why it cannot be answered */
export function ensureOpen(state: InvitationState): asserts state is 'open' {
  if (state !== 'open') throw new DomainError(refusals[state])
}
