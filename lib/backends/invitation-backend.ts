import type { Route } from 'next'
import type { Backend } from '@/lib/backends/backend'
import type { Tx } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import type { Person } from '@/lib/users/person'
import type { FieldValues } from '@/lib/kinds/form-of'

/** An invitation as the invite page sends it; policy, role and limits are asked before. */
export interface InvitationRequest {
  organization: { id: string; kind: string; name: string }
  inviter: Person
  /** Canonical. */
  email: string
  role: string
  message: string | undefined
  /** The language of the mail to whoever has chosen none. */
  locale?: string | null
  /** What the backend's own fields hold. */
  extra: FieldValues
  /** How long the link works, in milliseconds. */
  lifetime: number
}

/** Many invitations alike, each to an address of its own. */
export type InvitationsRequest = Omit<InvitationRequest, 'email'> & { emails: string[] }

/** What became of an address: it was invited, or refused with this code. */
export type InvitedOrNot = 'sent' | ErrorCode

/** What came of it: somebody is asked, or somebody is in. */
export type Invited =
  | { outcome: 'asked'; invitationId: string }
  | { outcome: 'added'; userId: string; isNewAccount: boolean }

/**
 * How people get into an organization: django-organizations' invitation backend. Chosen by name in
 * guildhall.config.ts; a further one must pass lib/backends/invitation-contract.ts.
 */
export interface InvitationBackend extends Backend {
  /**
   * Lets an address in, or asks it, in the caller's transaction, which holds the organization.
   * Mails go through record() or post().
   * @throws DomainError already-member | already-invited
   */
  invite: (tx: Tx, request: InvitationRequest) => Promise<Invited>
  /**
   * The same for many addresses, in the order given, in few statements. Without it they are invited
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
  /** Where somebody lands who is in. */
  successPath: (slug: string) => Route
  /** Pages that they are led through before that, in order. */
  steps?: (slug: string) => Route[]
}
