import 'server-only'
import { findAccount, holdAddress } from '@/lib/accounts/address/find-account'
import { keepAddress } from '@/lib/accounts/address/further-addresses'
import { MOST_FURTHER } from '@/lib/accounts/address/change-address'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import {
  findInvitation,
  type Found,
  type FoundInvitation,
  ensureOpen,
} from '@/lib/invitations/find-invitation'
import { givenFields } from '@/lib/invitations/given-fields'
import type { AcceptInvitationInput, InvitationTokenInput } from '@/lib/invitations/schema'
import { startMembership, type NewMember } from '@/lib/members/start-membership'
import { withOrganization, lockOrganization } from '@/lib/organizations/with-org-lock'
import { whereOpen } from '@/lib/invitations/is-open'

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
  const { organizationId, organization, role, channel } = invitation
  const isAnother = channel === null && person.email !== invitation.inviteeIdentifier
  await startMembership(tx, {
    ...{ organization, person, role, actor: person, by: 'invitation', ...member },
    given: await givenFields(tx, invitation),
  })
  const address = shownInvitee(invitation)
  await record(
    tx,
    {
      ...{ type: 'invitation.accepted', organizationId, actor: person },
      data: { address, role, ...(isAnother && { account: person.email }) },
    },
    ...toInviter(invitation, 'invitation-accepted'),
  )
  return placeOf(invitation)
}

const toInviter = <T extends 'invitation-accepted' | 'invitation-declined'>(
  { id: invitationId, invitedBy }: FoundInvitation,
  template: T,
) => (invitedBy ? [{ template, to: invitedBy.email, invitationId, userId: invitedBy.id }] : [])

/**
 * Declines an invitation, as the signed-in invitee or signed out with the emailed link, which proves
 * the address; a copied link does not. A session of another account cannot decline for the invitee.
 * @throws DomainError link-invalid | invitation-not-yours | invitation-…
 */
export const declineInvitation = async (
  user: SignedIn | null,
  { token }: InvitationTokenInput,
): Promise<void> => {
  const found = await findInvitation(token)
  if (!found) throw new DomainError('link-invalid')
  const { organizationId } = found.invitation
  if (!user && found.address !== found.invitee) throw new DomainError('invitation-not-yours')
  await withOrganization(organizationId, async (tx) => {
    const invitation = await claimInvitation(tx, organizationId, token, 'declined', user?.id)
    const { id, role } = invitation
    if (user) ensureYours(found, user)
    const person =
      user ??
      (found.address &&
        (await findAccount(tx, found.address, { id: true, name: true, email: true })))
    if (person && !user)
      await tx.organizationInvitation.updateMany({ where: { id }, data: { inviteeId: person.id } })
    await record(
      tx,
      {
        ...{ type: 'invitation.declined', organizationId, ...(person && { actor: person }) },
        data: { address: shownInvitee(invitation), role },
      },
      ...toInviter(invitation, 'invitation-declined'),
    )
  })
}

/**
 * Answers an invitation exactly once: a conditional update moves the status, so only one of any number
 * of concurrent calls succeeds. Holds the organization's row from here on.
 * @param organizationId of the invitation, read before the transaction began
 * @param answer its new status
 * @param inviteeId who answers, if they have an account
 * @throws DomainError link-invalid | invitation-…
 */
export async function claimInvitation(
  tx: Tx,
  organizationId: string,
  token: string,
  answer: 'accepted' | 'declined',
  inviteeId?: string,
): Promise<FoundInvitation> {
  await lockOrganization(tx, organizationId).catch((error: unknown) => {
    throw error instanceof DomainError ? new DomainError('link-invalid') : error
  })
  // Read again: another answer, a resend or a revocation may have committed first, and the inviter may
  // have been deactivated or given another role.
  const found = await findInvitation(token, tx)
  if (!found) throw new DomainError('link-invalid')
  // Declining needs no valid inviter.
  if (answer === 'accepted' || found.state !== 'inviter-gone') ensureOpen(found.state)
  const { invitation } = found
  const { count } = await tx.organizationInvitation.updateMany({
    where: { id: invitation.id, version: invitation.version, ...whereOpen() },
    data: { status: answer, ...(inviteeId && { inviteeId }) },
  })
  // Nobody else can have answered it since it was read under the lock: it has just expired.
  if (count !== 1) throw new DomainError('invitation-expired')
  return invitation
}
