/** The most rows of a list, including those that are left out. */
export const MOST_ROWS = 5_000
/** The most addresses that the invite form sends directly; a longer list is reviewed first. */
export const MOST_DIRECT = 20

/** Why a list row is left out although it holds an address. */
export const leftOut = ['suspended', 'deactivated', 'bot', 'no-mailbox'] as const
export type LeftOut = (typeof leftOut)[number]

/** One row of a list of addresses. */
export interface ListRow {
  /** The text as written. */
  text: string
  /** The normalized address; null if there is none. */
  email: string | null
  /** What the list itself says against inviting the account: suspended, a bot, … */
  leftOut?: LeftOut
}

/** The result of reading a list. */
export interface AddressList {
  rows: ListRow[]
  /** The headings of address columns that were not read, such as "Recovery Email". */
  otherColumns: string[]
}

/** A row of the review or the results, as text. */
export interface ScreenRow {
  address: string
  result: string
  tone: 'success' | 'neutral' | 'warning'
}

/** What the page shows after a step: the form's own result, the review, or the results. */
export type InviteScreen =
  | { step: 'edit'; values: Record<string, string> }
  | {
      step: 'review'
      title: string
      notes: string[]
      /** The button's label; null if nobody on the list can be invited. */
      confirm: string | null
      rows: ScreenRow[]
      /** Posted again to confirm. */
      fields: Record<string, string>
    }
  | { step: 'results'; title: string; rows: ScreenRow[]; csv: string; fileName: string }
