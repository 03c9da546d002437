import 'server-only'
import { findAccount } from '@/lib/accounts/address/find-account'
import { keepAddress } from '@/lib/accounts/address/further-addresses'
import { MOST_FURTHER } from '@/lib/accounts/address/request-address'
import { holdAddress } from '@/lib/accounts/hold-address'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import { claimInvitation } from '@/lib/invitations/claim-invitation'
import { findInvitation, type Found, type FoundInvitation } from '@/lib/invitations/find-invitation'
import { givenFields } from '@/lib/invitations/given-fields'
import type { AcceptInvitationInput } from '@/lib/invitations/schema'
import { startMembership, type NewMember } from '@/lib/members/start-membership'
import { withOrganization } from '@/lib/organizations/with-org-lock'

/** The organization that an accepted invitation leads to. */
export interface JoinedOrganization {
  name: string
  slug: string
  kind: string
}

/**
 * Accepts an invitation as the signed-in person, who must be the invitee. Accepting twice is not an
 * error: the second call also returns the organization.
 * @param fields the kind's member fields, as typed
 * @throws DomainError link-invalid | invitation-not-yours | invitation-… | fields-invalid |
 *   factor-first
 */
export const acceptInvitation = async (
  user: SignedIn,
  { token, fields }: AcceptInvitationInput,
): Promise<JoinedOrganization> => {
  const found = await findInvitation(token)
  if (!found) throw new DomainError('link-invalid')
  const { invitation } = found
  ensureYours(found, user)
  const keeps = await keepsAddress(found, user)
  const isMine = () => hasAccepted(user.id, invitation.id)
  const there = placeOf(invitation)
  if (found.state === 'accepted' && (await isMine())) return there
  try {
    const { organizationId } = invitation
    return await withOrganization(organizationId, async (tx) => {
      const claimed = await claimInvitation(tx, organizationId, token, 'accepted', user.id)
      if (keeps) await keepIfFree(tx, user, invitation.inviteeIdentifier)
      return welcome(tx, claimed, user, { fields, isPresent: true })
    })
  } catch (error) {
    const wasFaster = error instanceof DomainError && error.code === 'invitation-used'
    if (wasFaster && (await isMine())) return there
    throw error
  }
}

/**
 * Whether this user may answer: the invited address is theirs, or the link was emailed there for their
 * account. Anyone who has a link sent through a channel may use it.
 */
export const isYours = ({ invitee, isFor }: Found, { id, addresses }: SignedIn) =>
  invitee === null || addresses.includes(invitee) || isFor(id)

/**
 * Whether the invited address becomes an additional address of the accepting account: the link was
 * emailed there for this account, and its person recently proved their identity, because the address
 * can sign in too.
 */
export const keepsAddress = async (found: Found, user: SignedIn): Promise<boolean> =>
  found.isFor(user.id) &&
  !user.addresses.includes(found.invitation.inviteeIdentifier) &&
  user.addresses.length <= MOST_FURTHER &&
  (await findAccount(db, found.invitation.inviteeIdentifier, { id: true })) === null &&
  (await neededProof(user)) === 'none'

/** Someone else may have taken the address meanwhile; the membership is what matters. */
async function keepIfFree(tx: Tx, { id, name, email }: SignedIn, address: string) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  await holdAddress(tx, address)
  if (await findAccount(tx, address, { id: true })) return
  await keepAddress(tx, { id, name, email }, address)
}

/** @throws DomainError invitation-not-yours */
export function ensureYours(found: Found, user: SignedIn) {
  if (!isYours(found, user)) throw new DomainError('invitation-not-yours')
}

const placeOf = ({ organization: { name, slug, kind } }: FoundInvitation) => ({ name, slug, kind })

const hasAccepted = async (userId: string, id: string) =>
  (await db.organizationInvitation.count({
    where: { id, inviteeId: userId, status: 'accepted' },
  })) > 0

/** Adds the person who claimed an invitation as a member, records the event and notifies the inviter. */
export async function welcome(
  tx: Tx,
  invitation: FoundInvitation,
  person: Person,
  member: Pick<NewMember, 'fields' | 'isPresent'>,
): Promise<JoinedOrganization> {
  const { id, organizationId, organization, role, invitedBy, channel } = invitation
  const isAnother = channel === null && person.email !== invitation.inviteeIdentifier
  await startMembership(tx, {
    ...{ organization, person, role, actor: person, by: 'invitation', ...member },
    given: await givenFields(tx, invitation),
  })
  const event = {
    type: 'invitation.accepted',
    organizationId,
    actor: person,
    data: { address: shownInvitee(invitation), role, ...(isAnother && { account: person.email }) },
  } as const
  if (!invitedBy) await record(tx, event)
  else
    await record(tx, event, {
      template: 'invitation-accepted',
      to: invitedBy.email,
      invitationId: id,
      userId: invitedBy.id,
    })
  return placeOf(invitation)
}
