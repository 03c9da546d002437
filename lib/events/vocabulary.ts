import type { SignInPolicy } from '@/lib/access/sign-in-policy'
import type { SecondWay, WayIn } from '@/lib/accounts/sign-in/ways-in'
import type { Contributed } from '@/lib/config/resources'

/** The core's events; resources have their own. */
interface CoreEvents {
  'user.registered': { organization?: string }
  /** By the person; or by staff, who vouch for the address: then the person is the target. */
  'user.activated': object
  /** With an unknown browser: the person is notified by email. */
  'user.newDevice': { browser: string; system: string; city: string; country: string }
  /** `with`: the second factor. */
  'user.signedIn': { by: WayIn; with?: SecondWay }
  'user.factorAdded': { factor: FactorName }
  'user.factorRemoved': { factor: FactorName }
  /** Its count went backwards: there may be a copy. */
  'user.passkeyRefused': { factor: FactorName }
  'user.recoveryCodesMade': object
  'user.recoveryCodeUsed': { left: number }
  /** Staff removed all of them; `reason` is what they wrote. */
  'user.factorsReset': { reason: string }
  'user.passwordChanged': { by: 'reset' | 'person' }
  /** With a link emailed to the new address, or to the previous one. */
  'user.emailChanged': { from: string; to: string; by: 'person' | 'undo' }
  /** An additional address, proven by an emailed link; and one that was removed. */
  'user.emailAdded': { address: string }
  'user.emailRemoved': { address: string }
  /** An account at a provider, by which the person signs in from then on. */
  'user.providerConnected': { provider: string }
  'user.providerDisconnected': { provider: string }
  'user.profileChanged': { from: string | null; to: string }
  'user.languageChosen': { from: string | null; to: string | null }
  /** The types of email that are turned off. */
  'user.mailsChosen': { from: string[]; to: string[] }
  /** All data about the person, by themselves. */
  'user.exported': object
  'user.pictureChanged': object
  'user.pictureRemoved': object
  'user.edited': {
    from: { name: string | null; email: string }
    to: { name: string | null; email: string }
  }
  'user.deactivated': { sessions: number }
  'user.reactivated': object
  'user.signedOut': { sessions: number }
  'user.linkMailed': { template: 'password-reset' | 'sign-in-link' | 'activate-account' }
  'user.staffGranted': object
  'user.staffRevoked': object
  /** The person deleted their account; signing in cancels it. */
  'user.deletionScheduled': { sessions: number }
  'user.deletionCanceled': object
  'user.deleted': { memberships: number }
  'organization.created': { name: string; slug: string }
  'organization.activated': object
  'organization.deactivated': object
  'organization.reactivated': object
  'organization.updated': {
    from: { name: string; slug: string }
    to: { name: string; slug: string }
  }
  /** A former URL was released, so that others can use it. */
  'organization.slugReleased': { slug: string }
  'organization.logoChanged': object
  'organization.logoRemoved': object
  /** An admin hid the checklist of first steps. */
  'organization.firstStepsHidden': object
  /** The fields of its kind, besides name and slug. */
  'organization.detailsChanged': { from: Details; to: Details }
  /** What it requires of its members' sign-ins. */
  'organization.policyChanged': { from: StoredPolicy; to: StoredPolicy }
  /** An admin reminded the members without a second factor. */
  'organization.membersReminded': { members: number }
  'organization.deleted': { name: string; slug: string; members: number }
  'organization.restored': { name: string }
  /** Its rows were permanently deleted. */
  'organization.purged': { name: string }
  'organization.exported': { format: 'zip' }
  'member.added': { role: string; by: MemberSource }
  'member.roleChanged': { from: string; to: string }
  /** The member fields of the organization's kind, besides the role. */
  'member.updated': { from: Details; to: Details }
  'member.reminded': object
  'member.exported': { format: 'csv' | 'json' }
  'member.suspended': { role: string }
  'member.resumed': { role: string }
  /** Their resources, to another member: how many rows of each, by the resource's name. */
  'member.handedOver': { to: string; count: number; records: Record<string, number> }
  'member.removed': { role: string }
  'member.left': { role: string }
  /** `by`: the new owner accepted an offer; `reason`: given by the staff who changed the owner. */
  'owner.changed': { from: string; to: string; by?: 'offer'; reason?: string }
  'owner.offered': object
  'owner.offerDeclined': object
  'owner.offerWithdrawn': { because?: 'role-changed' | 'suspended' }
  'staff.entered': object
  /** A list of the back office. */
  'staff.exported': { list: string; format: 'csv' | 'json' }
  'invitation.sent': { address: string; role: string }
  'invitation.resent': { address: string; role: string }
  'invitation.revoked': {
    address: string
    role: string
    because?: 'inviter-gone' | 'member-added' | 'member-removed'
  }
  /** The email bounced: the mailbox does not exist. */
  'invitation.bounced': { address: string; role: string }
  /** `account`: the address of the account that joined, if it is a different one. */
  'invitation.accepted': { address: string; role: string; account?: string }
  'invitation.declined': { address: string; role: string }
  /** The holder of an expired invitation asks for a new one. */
  'invitation.renewalAsked': { address: string; role: string }
  'invitation.linkCopied': { address: string; role: string }
  'joinLink.created': { name: string; role: string }
  'joinLink.reset': { name: string; role: string }
  'joinLink.revoked': { name: string; role: string }
  'joinRequest.sent': { name: string; role: string }
  'joinRequest.approved': { name: string; role: string }
  'joinRequest.refused': { name: string; role: string }
  'joinRequest.withdrawn': { name: string; role: string }
  'domain.added': { domain: string }
  'domain.verified': { domain: string }
  'domain.policyChanged': { domain: string; policy: 'join' | 'ask' | 'nothing' }
  'domain.removed': { domain: string }
  /** Its record has been missing for a week: nobody can join through it any longer. */
  'domain.lapsed': { domain: string }
  'invitation.exported': { format: 'csv' | 'json' }
  'activity.exported': { format: 'csv' | 'json'; events: number }
  /** An email in the outbox that staff resend or discard. */
  'mail.retried': { mail: string; address: string }
  'mail.discarded': { mail: string; address: string }
}

/** All events in the audit log, with their data: what changed, never a secret. */
export type EventData = CoreEvents & Contributed<'events'>
export type EventType = keyof EventData

/** A second factor, with the name its owner gave it. */
export type FactorName = 'authenticator' | `passkey: ${string}`

/** How a member joined. */
export type MemberSource =
  | 'creation'
  | 'invitation'
  | 'joinLink'
  | 'domain'
  | 'joinRequest'
  | 'admin'
  | 'code'
  | 'staff'
  | 'reinstatement'

type StoredPolicy = Omit<SignInPolicy, 'secondFactorFrom'> & { secondFactorFrom: string | null }

type Details = Record<string, unknown>
