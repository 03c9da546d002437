/** One line or one kind of bar. */
export interface ChartSeries {
  key: string
  label: string
  color: string
  /** A line that is told apart without its colour. */
  dashed?: boolean
  /** Bars that stand on one another, not side by side. */
  stacked?: boolean
}

/** What a chart draws: one entry a month. */
export interface ChartData {
  kind: 'lines' | 'bars'
  series: ChartSeries[]
  months: ({ month: string } & Record<string, string | number>)[]
}
