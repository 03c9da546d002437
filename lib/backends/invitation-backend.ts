import type { Route } from 'next'
import type { Backend } from '@/lib/backends/backend'
import type { Channel, Identifier } from '@/lib/backends/identifier'
import type { Tx } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** An invitation as sent by the invite page; permission, role and limits have been checked. */
export interface InvitationRequest {
  organization: { id: string; kind: string; name: string }
  inviter: Person
  /** Canonical; with a channel, the identifier as parsed by its backend. */
  email: string
  /** For invitees who are not identified by an email address. */
  channel?: Channel | undefined
  role: string
  message: string | undefined
  /** The language of the email if the recipient has not set one. */
  locale?: string | null
  /** The values of the backend's own fields. */
  extra: FieldValues
  /** The values of the kind's `memberFields` as filled in by the inviter, validated. */
  memberFields?: FieldValues | undefined
  /** How long the link is valid, in milliseconds. */
  lifetime: number
}

/** Many invitations that differ only in their address. */
export type InvitationsRequest = Omit<InvitationRequest, 'email'> & { emails: string[] }

/** The result for an address: invited, or refused with this code. */
export type InvitedOrNot = 'sent' | ErrorCode

/** The result: an invitation was sent, or a person was found or created, whom the command adds. */
export type Invited =
  { outcome: 'asked'; invitationId: string } | { outcome: 'found'; person: Person }

/**
 * How people get into an organization, like django-organizations' invitation backend. Chosen by name in
 * guildhall.config.ts; a new one must pass lib/backends/invitation-contract.ts.
 */
export interface InvitationBackend extends Backend {
  /**
   * Whether people are added without being asked. The invite page then says that they are added
   * immediately, and the inviter fills in the fields that members of the kind must have.
   */
  addsAtOnce?: boolean
  /** For invitees not identified by an email address: parsing, comparison, display and delivery. */
  identifier?: Identifier
  /**
   * Invites an address, or returns the person who has it, in the caller's transaction, which holds the
   * organization lock. The command adds the returned person, or refuses if they are already a member
   * (lib/backends/invite-by.ts). Emails go through record() or enqueueMail().
   * @throws DomainError already-member | already-invited
   */
  invite: (tx: Tx, request: InvitationRequest) => Promise<Invited>
  /**
   * Invites many addresses, in the given order, in few statements. Without it they are invited one by
   * one (lib/backends/invite-by.ts). The same applies if a backend spreads another one but
   * overrides its `invite`.
   */
  inviteMany?: (tx: Tx, request: InvitationsRequest) => Promise<InvitedOrNot[]>
  /**
   * Emails the link again to a member who has not activated their account.
   * @throws DomainError already-active if they have
   */
  remind: (
    tx: Tx,
    request: { organization: { kind: string; name: string }; userId: string },
  ) => Promise<void>
  /** The page its invitations lead to; default: /invitations/<token>. */
  invitationPath?: (token: string) => Route
  /** The page after joining. */
  successPath: (slug: string) => Route
  /** Pages to go through before that, in order. */
  steps?: (slug: string) => Route[]
}
