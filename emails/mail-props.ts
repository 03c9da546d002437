/** What each mail needs to know, by its name in the outbox. */
export interface MailProps {
  'activate-account': {
    url: string
    /** The organization that waits for its owner; none when somebody only asks for a new link. */
    organizationName?: string
    /** The organization's kind, by its name in the configuration. */
    kind?: string
    lifetimeDays: number
    /** Invitations that wait for this address. */
    invitationCount?: number
  }
  'account-exists': {
    /** Where to sign in. */
    url: string
    /** Where to ask for a new password. */
    resetUrl: string
    /** Invitations that wait for this address. */
    invitationCount?: number
  }
  invitation: AboutOrganization & {
    url: string
    inviterName: string
    role: string
    /** What the inviter wrote along. */
    message?: string | null
    expiresAt: Date | string
  }
  'invitation-account': AboutOrganization & {
    url: string
    inviterName: string
    /** Of the account that wants to accept it. */
    email: string
    expiresAt: Date | string
  }
  'invitation-renewal': AboutOrganization & {
    url: string
    /** Whom it invited. */
    email: string
  }
  'invitation-accepted': AboutOrganization & {
    url: string
    memberName: string
    role: string
  }
  'invitation-declined': AboutOrganization & {
    url: string
    /** The address that the inviter had entered. */
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
    /** Whether the account has no password so far. */
    isFirst?: boolean
  }
  'factors-changed': {
    change: FactorChange
    changedAt: Date | string
    /** Where to set a new password, if it was somebody else. */
    url: string
    /** The name of the passkey. */
    passkeyName?: string
    /** What staff wrote who took the factors away. */
    reason?: string
    left?: number
  }
  'password-changed': {
    /** Where to ask for a new password, if it was somebody else. */
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
    /** Of the account, so far. */
    email: string
  }
  'email-add': {
    url: string
    /** The primary address of the account. */
    email: string
  }
  'email-added': {
    /** Where that is undone. */
    url: string
    /** The further address. */
    email: string
    changedAt: Date | string
  }
  'email-removed': {
    /** Where the person's addresses are. */
    url: string
    email: string
    changedAt: Date | string
  }
  'email-in-use': {
    /** Where to sign in. */
    url: string
  }
  'email-changed': {
    /** Where that is undone. */
    url: string
    changedAt: Date | string
  }
  'email-restored': { changedAt: Date | string }
  'account-closing': {
    /** Where signing in keeps the account. */
    url: string
    endsAt: Date | string
  }
  'account-ending': {
    /** As above. */
    url: string
    endsAt: Date | string
  }
  'account-kept': {
    /** Where a new password is asked for. */
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
    /** Where that device is signed out. */
    url: string
    /** These four are empty where they are not known. */
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
    /** The name of the other of the two. */
    otherName: string
    /** What the recipient is from now on. */
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
    /** Who deleted it. */
    actorName?: string
    deletedAt: Date | string
    /** Until then its owner can restore it; undefined where nobody can. */
    endsAt?: Date | string
    /** Where its owner restores it; undefined for everybody else. */
    url?: string
  }
  'organization-ending': AboutOrganization & {
    endsAt: Date | string
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
  /** The organization's kind, by its name in the configuration. */
  kind?: string
}

/** What happened to how a person proves their second factor. */
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
