import type { Route } from 'next'
import type { Backend } from '@/lib/backends/backend'
import type { Channel, Identifier } from '@/lib/backends/identifier'
import type { Tx } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** An invitation as the invite page sends it; policy, role and limits are asked before. */
export interface InvitationRequest {
  organization: { id: string; kind: string; name: string }
  inviter: Person
  /** Canonical; with a channel, the identifier as its backend reads it. */
  email: string
  /** For an invitee who is no address. */
  channel?: Channel | undefined
  role: string
  message: string | undefined
  /** The language of the mail to whoever has chosen none. */
  locale?: string | null
  /** What the backend's own fields hold. */
  extra: FieldValues
  /** What the inviter says of the member to be (`memberFields` of the kind), checked. */
  memberFields?: FieldValues | undefined
  /** How long the link works, in milliseconds. */
  lifetime: number
}

/** Many invitations alike, each to an address of its own. */
export type InvitationsRequest = Omit<InvitationRequest, 'email'> & { emails: string[] }

/** What became of an address: it was invited, or refused with this code. */
export type InvitedOrNot = 'sent' | ErrorCode

/** What came of it: somebody is asked, or a person is found or made, whom the command adds. */
export type Invited =
  { outcome: 'asked'; invitationId: string } | { outcome: 'found'; person: Person }

/**
 * How people get into an organization: django-organizations' invitation backend. Chosen by name in
 * guildhall.config.ts; a further one must pass lib/backends/invitation-contract.ts.
 */
export interface InvitationBackend extends Backend {
  /**
   * Whether it finds people and asks nobody: the invite page then says that they are added at once, and
   * the inviter fills in what members of the kind must have.
   */
  addsAtOnce?: boolean
  /** For invitees who are no addresses: how they are read, compared, shown and told. */
  identifier?: Identifier
  /**
   * Asks an address, or returns the person who has it, in the caller's transaction, which holds the
   * organization. Whom it returns the command adds, or refuses who is a member already
   * (lib/backends/invite-by.ts). Mails go through record() or enqueueMail().
   * @throws DomainError already-member | already-invited
   */
  invite: (tx: Tx, request: InvitationRequest) => Promise<Invited>
  /**
   * Asks many addresses, in the order given, in few statements. Without it they are invited
   * one by one (lib/backends/invite-many-by.ts). A backend that spreads another one and brings an
   * `invite` of its own gets that one by one as well.
   */
  inviteMany?: (tx: Tx, request: InvitationsRequest) => Promise<InvitedOrNot[]>
  /**
   * Mails the link once more to a member who never activated their account.
   * @throws DomainError already-active, for whoever has (410 Gone, as it were)
   */
  remind: (
    tx: Tx,
    request: { organization: { kind: string; name: string }; userId: string },
  ) => Promise<void>
  /** The page that its invitations lead to; else /invitations/<token>. */
  invitationPath?: (token: string) => Route
  /** Where somebody lands who is in. */
  successPath: (slug: string) => Route
  /** Pages that they are led through before that, in order. */
  steps?: (slug: string) => Route[]
}
