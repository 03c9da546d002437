/** One line or one type of bar. */
export interface ChartSeries {
  key: string
  label: string
  color: string
  /** Dashed, so that the line does not depend on color. */
  dashed?: boolean
  /** Stacked bars instead of bars side by side. */
  stacked?: boolean
}

/** The data of a chart: one entry per month. */
export interface ChartData {
  kind: 'lines' | 'bars'
  series: ChartSeries[]
  months: ({ month: string } & Record<string, string | number>)[]
}
