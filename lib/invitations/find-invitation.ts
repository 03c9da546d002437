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

/** An invitation as one of its links leads to it. */
export interface Found {
  invitation: FoundInvitation
  state: InvitationState
  /** The address that the link proves; null for one that was copied or went through a channel. */
  address: string | null
  /** The address of the account that may answer; null where it is whoever has the link. */
  invitee: string | null
  /** Whether the link was mailed to the invited address for the account of this user. */
  isFor: (userId: string) => boolean
}

/**
 * The invitation behind a link; null when the link was never ours or its organization is gone. Reads
 * only: opening a link uses nothing up.
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

/** @throws DomainError that says why it cannot be answered */
export function ensureOpen(state: InvitationState): asserts state is 'open' {
  if (state !== 'open') throw new DomainError(refusals[state])
}
