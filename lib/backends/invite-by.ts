import 'server-only'
import type {
  InvitationBackend,
  InvitationRequest,
  Invited,
} from '@/lib/backends/invitation-backend'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { startMembership } from '@/lib/members/start-membership'

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
