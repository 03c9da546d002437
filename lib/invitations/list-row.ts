/** So many addresses go directly from the invite form; a longer list is reviewed first. */
export const MOST_DIRECT = 20

/** Why a row of a list is left out although an address may be in it. */
export const leftOut = ['suspended', 'deactivated', 'bot', 'no-mailbox'] as const
export type LeftOut = (typeof leftOut)[number]

/** One row of a list of addresses. */
export interface ListRow {
  /** What is written there. */
  text: string
  /** The address in its canonical spelling; null for what is none. */
  email: string | null
  /** What the list itself says against it: the account is suspended, a bot, … */
  leftOut?: LeftOut
}

/** What was read out of a list. */
export interface AddressList {
  rows: ListRow[]
  /** The headings of columns that hold addresses and were not read, such as "Recovery Email". */
  otherColumns: string[]
}
