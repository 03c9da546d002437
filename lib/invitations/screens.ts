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
