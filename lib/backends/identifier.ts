/** A link to an invitation, for an invitee who is not identified by an email address. */
export interface Message {
  /** Stays the same when the delivery is retried. */
  id: string
  /** As stored. */
  to: string
  /** One line in the recipient's language, including the link. */
  text: string
  url: string
}

/** An identifier other than an email address by which people are invited: a phone number, a handle. */
export interface Identifier {
  /**
   * Parses what was typed.
   * @returns the identifier as stored and compared, or the problem, a code under `validation`
   */
  read: (typed: string) => { identifier: string } | { problem: string }
  /** How lists, the audit log and exports show it; as stored by default. */
  show?: (identifier: string) => string
  /** Delivers the link: at least once, retried if it throws. */
  deliver: (message: Message) => Promise<void>
}

/** How an invitation without an email address is delivered. */
export interface Channel {
  /** The name of the backend that defines the identifier, stored with the invitation. */
  name: string
  show: (identifier: string) => string
}
