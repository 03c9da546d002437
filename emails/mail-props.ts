/** The props of each email, by its name in the outbox. */
export interface MailProps {
  'activate-account': {
    url: string
    /** The pending organization; undefined if the person only requested a new link. */
    organizationName?: string
    /** Whether they asked to join it with a join link, instead of creating it. */
    isJoining?: boolean
    /** The name of the organization's kind in the configuration. */
    kind?: string
    lifetimeDays: number
    /** The number of invitations to this address. */
    invitationCount?: number
  }
  'account-exists': {
    /** The sign-in page. */
    url: string
    /** The page to request a new password. */
    resetUrl: string
    /** The number of invitations to this address. */
    invitationCount?: number
  }
  invitation: AboutOrganization & {
    url: string
    inviterName: string
    role: string
    /** The inviter's message. */
    message?: string | null
    expiresAt: Date | string
  }
  'invitation-account': AboutOrganization & {
    url: string
    inviterName: string
    /** The address of the account that wants to accept it. */
    email: string
    expiresAt: Date | string
  }
  'invitation-renewal': AboutOrganization & {
    url: string
    /** The invited address. */
    email: string
  }
  'invitation-accepted': AboutOrganization & {
    url: string
    memberName: string
    role: string
  }
  'invitation-declined': AboutOrganization & {
    url: string
    /** The address that the inviter entered. */
    email: string
  }
  'join-requested': AboutOrganization & {
    url: string
    personName: string
    email: string
  }
  'join-refused': AboutOrganization
  'domain-lapsed': AboutOrganization & { url: string; domain: string }
  'password-reset': {
    url: string
    lifetimeHours: number
    /** Whether the account has no password yet. */
    isFirst?: boolean
  }
  'factors-changed': {
    change: FactorChange
    changedAt: Date | string
    /** Where to set a new password, if it was someone else. */
    url: string
    /** The passkey's name. */
    passkeyName?: string
    /** The reason given by staff who removed the factors. */
    reason?: string
    left?: number
  }
  'password-changed': {
    /** The page to request a new password, if it was someone else. */
    url: string
    changedAt: Date | string
  }
  'provider-changed': {
    /** Its name. */
    provider: string
    became: 'connected' | 'disconnected'
    /** Where providers are connected. */
    url: string
    changedAt: Date | string
  }
  'email-change': {
    url: string
    /** The account's current address. */
    email: string
  }
  'email-add': {
    url: string
    /** The account's primary address. */
    email: string
  }
  'email-added': {
    /** The page to undo the change. */
    url: string
    /** The additional address. */
    email: string
    changedAt: Date | string
  }
  'email-removed': {
    /** The page with the person's addresses. */
    url: string
    email: string
    changedAt: Date | string
  }
  'email-in-use': {
    /** The sign-in page. */
    url: string
  }
  'email-changed': {
    /** The page to undo the change. */
    url: string
    changedAt: Date | string
  }
  'email-restored': { changedAt: Date | string }
  'email-edited': {
    /** What the address that it is sent to has become. */
    became: 'former' | 'primary'
    changedAt: Date | string
  }
  'account-closing': {
    /** Where to sign in to keep the account. */
    url: string
    endsAt: Date | string
  }
  'account-ending': {
    /** As above. */
    url: string
    endsAt: Date | string
  }
  'account-kept': {
    /** Where to request a new password. */
    url: string
    keptAt: Date | string
  }
  'sign-in-link': {
    url: string
    lifetimeMinutes: number
    /** For the page where the link was asked for; none where staff send it. */
    code?: string
    codeMinutes?: number
  }
  'new-device': {
    /** Where to sign that device out. */
    url: string
    /** These four are empty if unknown. */
    browser: string
    system: string
    city: string
    /** Two letters (ISO 3166-1). */
    country: string
    signedInAt: Date | string
  }
  'role-changed': AboutOrganization & {
    url: string
    role: string
  }
  'member-added': AboutOrganization & {
    url: string
    actorName: string
    role: string
  }
  'member-suspended': AboutOrganization
  'factor-required': AboutOrganization & {
    url: string
    requiredAt: Date | string
    /** Whether that is now. */
    isDue: boolean
  }
  'member-resumed': AboutOrganization & {
    url: string
    role: string
  }
  'member-removed': AboutOrganization
  'member-left': AboutOrganization & {
    url: string
    memberName: string
  }
  'ownership-transferred': AboutOrganization & {
    url: string
    /** The name of the other person. */
    otherName: string
    /** The recipient's new status. */
    became: 'owner' | 'former-owner'
  }
  'ownership-offered': AboutOrganization & {
    url: string
    ownerName: string
    expiresAt: Date | string
  }
  'ownership-withdrawn': AboutOrganization
  'ownership-declined': AboutOrganization & {
    url: string
    adminName: string
  }
  'organization-deleted': AboutOrganization & {
    /** The person who deleted it. */
    actorName?: string
    deletedAt: Date | string
    /** Until then its owner can restore it; undefined if it cannot be restored. */
    endsAt?: Date | string
    /** The page for its owner to restore it; undefined for everyone else. */
    url?: string
  }
  'organization-ending': AboutOrganization & {
    endsAt: Date | string
    /** Whether staff had deactivated it, so that its owner cannot restore it. */
    isInactive?: boolean
    /** As above. */
    url?: string
  }
  'organization-restored': AboutOrganization & {
    url: string
    /** Who restored it. */
    actorName: string
  }
}

type AboutOrganization = {
  organizationName: string
  /** The name of the organization's kind in the configuration. */
  kind?: string
}

/** A change to a person's second factors. */
export type FactorChange =
  | 'authenticator-added'
  | 'authenticator-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-refused'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'factors-reset'

export type TemplateName = keyof MailProps
