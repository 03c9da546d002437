import type { SecondWay, WayIn } from '@/lib/accounts/sign-in/ways-in'
import type { Contributed } from '@/lib/config/resources'
import type { ServerEvent } from '@/lib/log'

/** What the audit log can tell of the core; resources have events of their own. */
interface CoreEvents {
  'user.registered': { organization?: string }
  'user.activated': object
  /** With a browser that was not known: they are told by mail. */
  'user.newDevice': { browser: string; system: string; city: string; country: string }
  /** `with`: the second factor. */
  'user.signedIn': { by: WayIn; with?: SecondWay }
  'user.factorAdded': { factor: FactorName }
  'user.factorRemoved': { factor: FactorName }
  /** Its count went backwards: there may be a copy. */
  'user.passkeyRefused': { factor: FactorName }
  'user.recoveryCodesMade': object
  'user.recoveryCodeUsed': { left: number }
  /** Staff took all of them away; `reason`: what they wrote. */
  'user.factorsReset': { reason: string }
  'user.passwordChanged': { by: 'reset' | 'person' }
  /** By a link that was mailed to the new address, or to the old one that had it. */
  'user.emailChanged': { from: string; to: string; by: 'person' | 'undo' }
  /** A further address, proven by a link that was mailed to it; and one that is given up. */
  'user.emailAdded': { address: string }
  'user.emailRemoved': { address: string }
  /** An account at a provider, by which the person signs in from then on. */
  'user.providerConnected': { provider: string }
  'user.providerDisconnected': { provider: string }
  'user.profileChanged': { from: string | null; to: string }
  'user.languageChosen': { from: string | null; to: string | null }
  /** The kinds of mail that are switched off. */
  'user.mailsChosen': { from: string[]; to: string[] }
  /** Everything about the person, by themselves. */
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
  /** The person wants their account deleted; signing in cancels it. */
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
  /** A URL that it had before is given up: others can take it. */
  'organization.slugReleased': { slug: string }
  'organization.logoChanged': object
  'organization.logoRemoved': object
  /** An admin has put the list of first steps away. */
  'organization.firstStepsHidden': object
  /** What its kind has beside name and slug. */
  'organization.detailsChanged': { from: Details; to: Details }
  'organization.deleted': { name: string; slug: string; members: number }
  'organization.restored': { name: string }
  /** Its rows are gone for good. */
  'organization.purged': { name: string }
  'organization.exported': { format: 'zip' }
  'member.added': { role: string; by: MemberSource }
  'member.roleChanged': { from: string; to: string }
  /** What their organization's kind knows of them beside the role. */
  'member.updated': { from: Details; to: Details }
  'member.reminded': object
  'member.exported': { format: 'csv' | 'json' }
  'member.suspended': { role: string }
  'member.resumed': { role: string }
  /** What they have in resources, to another member: how many rows of each, by the resource's name. */
  'member.handedOver': { to: string; count: number; records: Record<string, number> }
  'member.removed': { role: string }
  'member.left': { role: string }
  /** `by`: the new owner accepted an offer; `reason`: what staff wrote who changed the owner. */
  'owner.changed': { from: string; to: string; by?: 'offer'; reason?: string }
  'owner.offered': object
  'owner.offerDeclined': object
  'owner.offerWithdrawn': { because?: 'role-changed' | 'suspended' }
  'staff.entered': object
  /** A list of the back office. */
  'staff.exported': { list: string; format: 'csv' | 'json' }
  'invitation.sent': { address: string; role: string }
  'invitation.resent': { address: string; role: string }
  'invitation.revoked': { address: string; role: string; because?: 'inviter-gone' | 'member-added' }
  /** Its mail came back: there is no such mailbox. */
  'invitation.bounced': { address: string; role: string }
  /** `account`: the address of the account that joined, where it is another one. */
  'invitation.accepted': { address: string; role: string; account?: string }
  'invitation.declined': { address: string; role: string }
  /** Whoever holds an invitation that expired asks for a new one. */
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
  /** Its record has been missing for a week: nobody comes in by it any more. */
  'domain.lapsed': { domain: string }
  'invitation.exported': { format: 'csv' | 'json' }
  'activity.exported': { format: 'csv' | 'json'; events: number }
  /** Mail of the outbox that staff send again, or take out. */
  'mail.retried': { mail: string; address: string }
  'mail.discarded': { mail: string; address: string }
}

/** Everything that the audit log can tell, with what it knows of it: what changed, never a secret. */
export type EventData = CoreEvents & Contributed<'events'>
export type EventType = keyof EventData

/** Everything that a line of the log is about: the same, and what is in no audit log. */
export type LoggedEvent = EventType | ServerEvent
/** What a second factor is, and what its owner calls it. */
export type FactorName = 'authenticator' | `passkey: ${string}`

/** How a member came in. */
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

type Details = Record<string, unknown>
