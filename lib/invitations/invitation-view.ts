import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { db } from '@/lib/db'
import { displayName } from '@/lib/accounts/person'
import {
  findInvitation,
  type FoundInvitation,
  type InvitationState,
} from '@/lib/invitations/find-invitation'
import { givenFields } from '@/lib/invitations/given-fields'
import { accountState, stateColumns } from '@/lib/accounts/account-state'

/** Who looks at an invitation. */
export type Viewer =
  /** Signed out; nobody has this address yet. */
  | 'newcomer'
  /** Signed out; somebody has it. */
  | 'known'
  /** Signed in as the person invited. */
  | 'invited'
  /** Signed in as somebody else. */
  | 'another'
  /** Signed in as the person invited, and a member already. */
  | 'member'
  /** Signed out, by a link that went through a channel: has to name an address, or to sign in. */
  | 'addressless'

/** All that the invitation page shows, for every case. */
export interface InvitationView {
  state: InvitationState | 'unknown'
  viewer: Viewer
  invitation: {
    organization: string
    kind: string
    slug: string
    organizationId: string
    /** What the kind has for its members and the inviter has filled in. */
    given: string[]
    picture: string | null
    role: string
    message: string | null
    invitedBy: string | null
    address: string
    expiresAt: Date
  } | null
}

/** Reads an invitation for whoever opens its link; changes nothing, however often it is opened. */
export async function viewInvitation(
  token: string,
  user: SignedIn | null,
): Promise<InvitationView> {
  const found = await findInvitation(token)
  if (!found) return { state: 'unknown', viewer: user ? 'another' : 'newcomer', invitation: null }
  const { invitation, state } = found
  return {
    state,
    viewer: await whoIs(user, found),
    invitation: {
      organization: invitation.organization.name,
      kind: invitation.organization.kind,
      slug: invitation.organization.slug,
      organizationId: invitation.organizationId,
      given: Object.keys(await givenFields(db, invitation)),
      picture: invitation.organization.picture,
      role: invitation.role,
      message: invitation.message,
      invitedBy: invitation.invitedBy && displayName(invitation.invitedBy),
      address: found.address ?? shownInvitee(invitation),
      expiresAt: invitation.expiresAt,
    },
  }
}

async function whoIs(
  user: SignedIn | null,
  { address: email, invitation }: { address: string | null; invitation: FoundInvitation },
): Promise<Viewer> {
  const { organizationId } = invitation
  if (!user) {
    if (email === null) return 'addressless'
    const account = await db.user.findUnique({ where: { email }, select: stateColumns })
    return account && accountState(account) !== 'pending' ? 'known' : 'newcomer'
  }
  const isMember = await db.organizationUser.count({ where: { organizationId, userId: user.id } })
  if (email !== null && user.email !== email) return 'another'
  return isMember > 0 ? 'member' : 'invited'
}
