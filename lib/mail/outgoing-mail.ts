import type { FactorChange } from '@/emails/mail-props'

/** About the account of this user. */
interface ToUser {
  userId: string
}
/** About an organization, to this user. */
interface InOrganization extends ToUser {
  organizationId: string
}
interface AboutInvitation extends ToUser {
  invitationId: string
}
/** With a link: `version` says which it is, of those that were emailed for the same purpose. */
interface WithLink extends ToUser {
  version: number
}

/** What is stored with each template, besides the address. */
interface Payloads {
  'activate-account': ToUser &
    Partial<WithLink> & { organization?: string; kind?: string; locale?: string }
  'account-exists': ToUser
  'password-reset': ToUser & Partial<WithLink>
  'password-changed': ToUser
  /**
   * `reason`: what staff wrote who took all factors away. `passkey`: its name. `left`: how many recovery
   * codes are left.
   */
  'factors-changed': ToUser & {
    change: FactorChange
    passkey?: string
    reason?: string
    left?: number
  }
  /** To the address that `userId` wants; where it has an account, that account is told. */
  'email-change': WithLink
  'email-add': WithLink
  'email-in-use': ToUser
  /** To the address that was theirs; when that is undone, to the one that was in its place. */
  'email-changed': WithLink
  'email-restored': ToUser
  /** After a change by staff, to both addresses: what the one it is sent to has become. */
  'email-edited': ToUser & { became: 'former' | 'primary' }
  'account-closing': ToUser
  'account-ending': ToUser
  'account-kept': ToUser
  /** To the primary address: of a further one. */
  'email-added': WithLink & { address: string }
  'email-removed': ToUser & { address: string }
  /** `provider`: its name. */
  'provider-changed': ToUser & { provider: string; became: 'connected' | 'disconnected' }
  /** `request`: of the browser that asked, for which the mail shows a code. */
  'sign-in-link': ToUser & Partial<WithLink> & { next?: string; request?: string }
  /** `sessionId`: to be signed out by the mail's link; the rest as it was when they signed in. */
  'new-device': ToUser & {
    sessionId: string
    browser: string
    system: string
    city: string
    country: string
  }
  /** `channel`: it goes through this one, to an identifier that is no address (run-handlers.ts). */
  invitation: { invitationId: string; version: number; channel?: string }
  /** `userId`: whose account wants to accept it, beside that of the address. */
  'invitation-account': AboutInvitation & WithLink
  'invitation-renewal': AboutInvitation
  'invitation-accepted': AboutInvitation
  'invitation-declined': AboutInvitation
  'join-requested': ToUser & { requestId: string }
  'join-refused': InOrganization
  'domain-lapsed': InOrganization & { domain: string }
  /** `by`: the name of whoever let them in. */
  'member-added': { organizationId: string; role: string; by: string }
  /** `before`: the role that they were last told of. */
  'role-changed': InOrganization & { role: string; before?: string }
  'member-suspended': InOrganization
  'factor-required': InOrganization
  'member-resumed': InOrganization
  'member-removed': ToUser & { organization: string; kind?: string }
  'member-left': InOrganization & { member: string }
  /** `other`: the other person's name. */
  'ownership-transferred': InOrganization & { other: string; became: 'owner' | 'former-owner' }
  'ownership-offered': InOrganization
  'ownership-withdrawn': InOrganization
  /** `admin`: the name of who does not want it. */
  'ownership-declined': InOrganization & { admin: string }
  /**
   * `by`: the name of who deleted it. Its rows may be gone: what the mail says is here.
   * `organizationId`: of one that can be restored.
   */
  'organization-deleted': ToUser &
    Partial<InOrganization> & { organization: string; kind?: string; by?: string }
  'organization-ending': InOrganization
  'organization-restored': InOrganization & { by: string }
}

/**
 * An email as stored in the outbox: the template, the address and ids. Its content, above all its link,
 * is composed from these when it is sent (lib/mail/compose.ts).
 */
export type OutgoingMail = {
  to: string
  /** Delay before the first attempt; not a column of its own. */
  delayMs?: number
} & { [T in keyof Payloads]: { template: T } & Payloads[T] }[keyof Payloads]
