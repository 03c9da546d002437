import 'server-only'
import type {
  InvitationBackend,
  InvitationRequest,
  Invited,
  InvitationsRequest,
  InvitedOrNot,
} from '@/lib/backends/invitation-backend'
import type { Tx } from '@/lib/db'
import { DomainError, InvalidFields } from '@/lib/errors'
import { startMembership } from '@/lib/members/start-membership'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'

/**
 * Invites an address with a backend, and adds the person it returns as a member: backends do not add
 * members themselves. Requires the organization lock.
 * @throws DomainError already-member | already-invited | limit-reached
 */
export async function inviteBy(
  backend: Pick<InvitationBackend, 'invite'>,
  tx: Tx,
  request: InvitationRequest,
): Promise<Invited> {
  const invited = await backend.invite(tx, request)
  if (invited.outcome === 'asked') return invited
  const { organization, inviter: actor, role, memberFields: given } = request
  const { person } = invited
  const isNew = await startMembership(tx, {
    ...{ organization, person, role, actor, by: 'invitation', given },
  })
  if (!isNew) throw new DomainError('already-member', 'email')
  return invited
}

/**
 * Invites many addresses with a backend: with its set-based `inviteMany`, or one by one. A refused
 * address leaves no changes and does not stop the others.
 */
export async function inviteManyBy(
  backend: InvitationBackend,
  tx: Tx,
  request: InvitationsRequest,
): Promise<InvitedOrNot[]> {
  if (request.emails.length === 0) return []
  // An inherited `inviteMany` would bypass the backend's own `invite`.
  const isInherited =
    backend.inviteMany === modeledInvitations.inviteMany &&
    backend.invite !== modeledInvitations.invite
  if (backend.inviteMany && !isInherited) return backend.inviteMany(tx, request)
  const { emails, ...shared } = request
  const outcomes: InvitedOrNot[] = []
  for (const email of emails) {
    await tx.$executeRaw`SAVEPOINT one_invitation`
    try {
      await inviteBy(backend, tx, { ...shared, email })
      outcomes.push('sent')
    } catch (error) {
      // An error in the form applies to all of them.
      if (!(error instanceof DomainError) || error instanceof InvalidFields) throw error
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT one_invitation`
      outcomes.push(error.code)
    }
    await tx.$executeRaw`RELEASE SAVEPOINT one_invitation`
  }
  return outcomes
}
