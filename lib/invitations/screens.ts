/** A row of the review or of the results, in words. */
export interface ScreenRow {
  address: string
  result: string
  tone: 'success' | 'neutral' | 'warning'
}

/** What the page shows after a step: the form's own answer, the review, or the results. */
export type InviteScreen =
  | { step: 'edit'; values: Record<string, string> }
  | {
      step: 'review'
      title: string
      notes: string[]
      /** The button's text; null when nobody on the list can be invited. */
      confirm: string | null
      rows: ScreenRow[]
      /** Posted again with the answer. */
      fields: Record<string, string>
    }
  | { step: 'results'; title: string; rows: ScreenRow[]; csv: string; fileName: string }
