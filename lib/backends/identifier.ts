/** A link to an invitation, for whoever is invited by something else than an address. */
export interface Message {
  /** The same when a delivery is tried again. */
  id: string
  /** As it is kept. */
  to: string
  /** One line in the recipient's language, with the link in it. */
  text: string
  url: string
}

/** How people are invited by something else than an address: a phone number, a handle. */
export interface Identifier {
  /**
   * Reads what was typed.
   * @returns it as it is kept and compared; or what is wrong with it, a code under `validation`
   */
  read: (typed: string) => { identifier: string } | { problem: string }
  /** As lists, the audit log and exports show it; as it is kept unless given. */
  show?: (identifier: string) => string
  /** Takes the link there: at least once, and again when it throws. */
  deliver: (message: Message) => Promise<void>
}

/** Where an invitation goes that is not to an address. */
export interface Channel {
  /** Of the backend whose identifier it is: kept with the invitation. */
  name: string
  show: (identifier: string) => string
}
