import type { FactorChange } from '@/emails/mail-props'

/**
 * An email as stored in the outbox: the template, the address and ids. Its content, above all its link,
 * is composed from these when it is sent (lib/mail/compose.ts).
 */
export type OutgoingMail = {
  to: string
  /** Delay before the first attempt; not a column of its own. */
  delayMs?: number
} & (
  | {
      template: 'activate-account'
      userId: string
      version?: number
      organization?: string
      kind?: string
      locale?: string
    }
  | { template: 'account-exists'; userId: string }
  | { template: 'password-reset'; userId: string; version?: number }
  | { template: 'password-changed'; userId: string }
  /** `reason`: what staff wrote who took all factors away. `passkey`: its name. */
  | {
      template: 'factors-changed'
      userId: string
      change: FactorChange
      passkey?: string
      reason?: string
      /** How many recovery codes are left. */
      left?: number
    }
  /** To the address that `userId` wants; where it has an account, that account is told. */
  | { template: 'email-change'; userId: string; version: number }
  | { template: 'email-add'; userId: string; version: number }
  | { template: 'email-in-use'; userId: string }
  /** To the address that was theirs; when that is undone, to the one that was in its place. */
  | { template: 'email-changed'; userId: string; version: number }
  | { template: 'email-restored'; userId: string }
  | { template: 'account-closing'; userId: string }
  | { template: 'account-ending'; userId: string }
  | { template: 'account-kept'; userId: string }
  /** To the primary address: of a further one. */
  | { template: 'email-added'; userId: string; address: string; version: number }
  | { template: 'email-removed'; userId: string; address: string }
  | {
      template: 'provider-changed'
      userId: string
      /** Its name. */
      provider: string
      became: 'connected' | 'disconnected'
    }
  /** `request`: of the browser that asked, for which the mail shows a code. */
  | {
      template: 'sign-in-link'
      userId: string
      version?: number
      next?: string
      request?: string
    }
  /** `sessionId`: to be signed out by the mail's link; the rest as it was when they signed in. */
  | {
      template: 'new-device'
      userId: string
      sessionId: string
      browser: string
      system: string
      city: string
      country: string
    }
  /** `channel`: it goes through this one, to an identifier that is no address (send-messages.ts). */
  | { template: 'invitation'; invitationId: string; version: number; channel?: string }
  /** `userId`: whose account wants to accept it, beside that of the address. */
  | { template: 'invitation-account'; invitationId: string; version: number; userId: string }
  | { template: 'invitation-renewal'; invitationId: string; userId: string }
  | { template: 'invitation-accepted'; invitationId: string; userId: string }
  | { template: 'invitation-declined'; invitationId: string; userId: string }
  | { template: 'join-requested'; requestId: string; userId: string }
  | { template: 'join-refused'; organizationId: string; userId: string }
  | { template: 'domain-lapsed'; organizationId: string; userId: string; domain: string }
  /** `by`: the name of whoever let them in. */
  | { template: 'member-added'; organizationId: string; role: string; by: string }
  /** `before`: the role that they were last told of. */
  | {
      template: 'role-changed'
      organizationId: string
      userId: string
      role: string
      before?: string
    }
  | { template: 'member-suspended'; organizationId: string; userId: string }
  | { template: 'factor-required'; organizationId: string; userId: string }
  | { template: 'member-resumed'; organizationId: string; userId: string }
  | { template: 'member-removed'; organization: string; kind?: string; userId: string }
  | { template: 'member-left'; organizationId: string; userId: string; member: string }
  | {
      template: 'ownership-transferred'
      organizationId: string
      userId: string
      /** The other person's name. */
      other: string
      became: 'owner' | 'former-owner'
    }
  | { template: 'ownership-offered'; organizationId: string; userId: string }
  | { template: 'ownership-withdrawn'; organizationId: string; userId: string }
  /** `admin`: the name of who does not want it. */
  | { template: 'ownership-declined'; organizationId: string; userId: string; admin: string }
  /**
   * `by`: the name of who deleted it. Its rows may be gone: what the mail says is here.
   * `organizationId`: of one that can be restored.
   */
  | {
      template: 'organization-deleted'
      userId: string
      organization: string
      organizationId?: string
      kind?: string
      by?: string
    }
  | { template: 'organization-ending'; userId: string; organizationId: string }
  | { template: 'organization-restored'; userId: string; organizationId: string; by: string }
)
