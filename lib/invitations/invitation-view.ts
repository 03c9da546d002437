import 'server-only'
import config from '@/guildhall.config'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { db } from '@/lib/db'
import { displayName } from '@/lib/accounts/person'
import { joinForm } from '@/lib/backends/queries'
import { isYours, keepsAddress } from '@/lib/invitations/accept-invitation'
import { isRenewable } from '@/lib/invitations/ask-for-link'
import { findInvitation, type Found, type InvitationState } from '@/lib/invitations/find-invitation'
import { givenFields } from '@/lib/invitations/given-fields'
import { findAccount } from '@/lib/accounts/address/find-account'
import { accountState, stateColumns } from '@/lib/accounts/account-state'
import { lacksFactor } from '@/lib/members/factor-view'
import { isFull } from '@/lib/members/ensure-room'
import { invitationIn } from '@/lib/paths'

/** Who views an invitation. */
export type Viewer =
  /** Signed out, and no account has this address. */
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
  /** Signed out, by a link that an admin copied: it proves no address. */
  | 'unproven'

/** What the page offers its viewer. */
export type Offer =
  /** Create an account and accept with it. */
  | 'join'
  /** Sign in by a provider, or create an account by it where nobody has the address. */
  | 'provider'
  | 'sign-in'
  | 'name-address'
  /** Have the invitation mailed once more, to the invited address. */
  | 'mail-link'
  | 'accept'
  | 'decline'
  | 'switch-account'
  /** Prove that the invited address is the signed-in person's as well. */
  | 'prove-address'
  | 'ask-for-renewal'
  | 'open-organization'
  | 'home'

/** Everything the invitation page shows, in every case. */
export interface InvitationView {
  state: InvitationState | 'unknown'
  viewer: Viewer
  offers: Offer[]
  /** Whether accepting makes the invited address an additional one of the account. */
  keepsAddress: boolean
  /** Whether the organization requires a second factor, and the viewer has none. */
  lacksFactor: boolean
  invitation: {
    organization: string
    kind: string
    slug: string
    organizationId: string
    /** The kind's member fields that the inviter filled in. */
    given: string[]
    picture: string | null
    role: string
    message: string | null
    /** The organization has no seat left. */
    isFull: boolean
    invitedBy: string | null
    /** Masked for a stranger with a copied link. */
    address: string
    expiresAt: Date
  } | null
}

/** Reads an invitation for the viewer of its link. Read-only, however often it is opened. */
export async function viewInvitation(
  token: string,
  user: SignedIn | null,
): Promise<InvitationView> {
  const found = await findInvitation(token)
  if (!found)
    return {
      state: 'unknown',
      viewer: user ? 'another' : 'newcomer',
      offers: ['home'],
      ...{ keepsAddress: false, lacksFactor: false },
      invitation: null,
    }
  const { invitation, state, invitee } = found
  const viewer = await whoIs(user, found)
  const isOverfull = state === 'open' && (await isFull(invitation.organization))
  const isStranger = viewer === 'unproven' || (viewer === 'another' && !found.address)
  return {
    ...{ state, viewer },
    keepsAddress: user !== null && viewer === 'invited' && (await keepsAddress(found, user)),
    lacksFactor: await lacksFactor(invitation.organizationId, user?.id ?? null),
    offers: offersOf(found, viewer, { isFull: isOverfull, isSignedIn: user !== null }),
    invitation: {
      organization: invitation.organization.name,
      kind: invitation.organization.kind,
      slug: invitation.organization.slug,
      organizationId: invitation.organizationId,
      given: Object.keys(await givenFields(db, invitation)),
      picture: invitation.organization.picture,
      role: invitation.role,
      message: invitation.message,
      isFull: isOverfull,
      invitedBy: invitation.invitedBy && displayName(invitation.invitedBy),
      address:
        isStranger && invitee ? masked(invitee) : (found.address ?? shownInvitee(invitation)),
      expiresAt: invitation.expiresAt,
    },
  }
}

/** `max@acme.test` → `m…@acme.test` */
const masked = (address: string) => address.replace(/^(.)[^@]*/u, '$1…')

/** Returns the actions offered for each state and viewer. */
function offersOf(
  { state, invitation }: Found,
  viewer: Viewer,
  { isFull, isSignedIn }: { isFull: boolean; isSignedIn: boolean },
): Offer[] {
  const { channel, organization } = invitation
  const isThere = state !== 'deactivated' && state !== 'deleted'
  if (viewer === 'member' && isThere) return ['open-organization']
  const leave: Offer = isSignedIn ? 'home' : 'sign-in'
  if (state !== 'open') return isRenewable(state) ? ['ask-for-renewal', leave] : [leave]
  const isClosed = config.allow.signUp === 'closed'
  // A provider does not supply the fields that a new account needs here besides a name.
  const byProvider: Offer[] = joinForm(organization.kind) ? [] : ['provider']
  const offers: Record<Exclude<Viewer, 'member'>, Offer[]> = {
    newcomer: [...(isClosed ? [] : (['join', ...byProvider] as const)), 'decline'],
    known: ['sign-in', 'provider', 'decline'],
    unproven: ['sign-in', 'mail-link'],
    addressless: ['name-address', 'decline'],
    invited: ['accept', 'decline'],
    another: ['switch-account', ...(channel ? [] : (['prove-address'] as const))],
  }
  const mine = offers[viewer as Exclude<Viewer, 'member'>]
  return isFull ? mine.filter((offer) => offer === 'decline' || offer === 'switch-account') : mine
}

async function whoIs(user: SignedIn | null, found: Found): Promise<Viewer> {
  const { address: email, invitee, invitation } = found
  const { organizationId } = invitation
  if (!user) {
    if (email === null) return invitee === null ? 'addressless' : 'unproven'
    const account = await findAccount(db, email, stateColumns)
    return account && accountState(account) !== 'pending' ? 'known' : 'newcomer'
  }
  const isMember = await db.organizationUser.count({ where: { organizationId, userId: user.id } })
  if (!isYours(found, user)) return 'another'
  return isMember > 0 ? 'member' : 'invited'
}

/**
 * The open invitation that a sign-in returns to: prefills its address and names the organization. The
 * path contains the invitation's token, so nothing is revealed that its own page does not show.
 * @param next where the sign-in leads
 */
export async function viewSignIn(
  next: string,
): Promise<{ address: string | null; organization: string } | null> {
  const token = invitationIn(next)
  const found = token ? await findInvitation(token) : null
  if (found?.state !== 'open') return null
  return { address: found.address, organization: found.invitation.organization.name }
}
