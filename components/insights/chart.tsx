import { scaleBand, scaleLinear } from 'd3-scale'
import { line, stack } from 'd3-shape'
import clsx from 'clsx/lite'

// The plot is drawn in a box of 100 × 100 that is stretched to the available width; lines keep their
// width (`non-scaling-stroke`) and texts are HTML, so that nothing is distorted.
const SIZE = 100
/** On narrow screens the labels of the time axis would overlap, so only every third is shown. */
const LABEL_STEP = 3

/**
 * Figures by month as an SVG rendered on the server, without JavaScript. Hidden from screen readers,
 * because the same figures are beside it as a table.
 */
export function Chart({ kind, series, months }: ChartData) {
  const y = scaleLinear([0, highest({ kind, series, months })], [SIZE, 0]).nice(4)
  const ticks = y.ticks(4).filter(Number.isInteger)
  const x = scaleBand(
    months.map(({ month }) => month),
    [0, SIZE],
  ).paddingInner(0.3)
  const middle = (month: string) => (x(month) ?? 0) + x.bandwidth() / 2
  return (
    <div aria-hidden="true" className="@container min-w-0 text-xs text-muted">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 pt-2">
        <div className="relative h-56 min-w-6">
          {/* Gives the column the width of its longest label. */}
          <span className="invisible">{ticks.at(-1)}</span>
          {ticks.map((tick) => (
            <span
              key={tick}
              className="absolute right-0 -translate-y-1/2 tabular-nums"
              style={{ top: `${y(tick)}%` }}
            >
              {tick}
            </span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          preserveAspectRatio="none"
          className="h-56 w-full overflow-visible"
        >
          {ticks.map((tick) => (
            <path
              key={tick}
              d={`M0,${y(tick)}H${SIZE}`}
              stroke={tick === 0 ? 'var(--color-line-strong)' : 'var(--color-line)'}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {kind === 'lines'
            ? series.map(({ key, color, dashed }) => (
                <path
                  key={key}
                  d={
                    line<Month>(
                      ({ month }) => middle(month),
                      (figures) => y(figureOf(figures, key)),
                    )(months) ?? undefined
                  }
                  fill="none"
                  stroke={color}
                  strokeWidth={months.length > 1 ? 2 : 8}
                  strokeLinecap="round"
                  strokeDasharray={dashed && months.length > 1 ? '6 4' : undefined}
                  vectorEffect="non-scaling-stroke"
                />
              ))
            : bars({ series, months }).map(({ month, key, color, from, to, at, share }) => (
                <rect
                  key={`${month} ${key}`}
                  x={(x(month) ?? 0) + at * x.bandwidth()}
                  width={share * x.bandwidth()}
                  y={y(to)}
                  height={y(from) - y(to)}
                  fill={color}
                />
              ))}
          {months.map((figures) => (
            <rect
              key={figures.month}
              x={(x(figures.month) ?? 0) - (x.step() - x.bandwidth()) / 2}
              width={x.step()}
              height={SIZE}
              fill="transparent"
            >
              <title>{tooltipOf(figures, series)}</title>
            </rect>
          ))}
        </svg>
        <div className="relative col-start-2 h-6">
          {months.map(({ month }, index) => (
            <span
              key={month}
              className={clsx(
                'absolute top-1.5 -translate-x-1/2 whitespace-nowrap',
                (months.length - 1 - index) % LABEL_STEP !== 0 && '@max-xl:hidden',
              )}
              style={{ left: `${middle(month)}%` }}
            >
              {month}
            </span>
          ))}
        </div>
      </div>
      <ul className="mt-3 flex flex-wrap justify-center gap-x-4 gap-y-1">
        {series.map(({ key, label, color, dashed }) => (
          <li key={key} className="flex items-center gap-1.5">
            <svg viewBox="0 0 16 8" className="h-2 w-4">
              {kind === 'lines' ? (
                <path
                  d="M0,4H16"
                  stroke={color}
                  strokeWidth="2"
                  strokeDasharray={dashed ? '4 2' : undefined}
                />
              ) : (
                <rect x="4" width="8" height="8" fill={color} />
              )}
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Month = ChartData['months'][number]

const figureOf = (figures: Month, key: string) => Number(figures[key] ?? 0)

const tooltipOf = (figures: Month, series: ChartSeries[]) =>
  [figures.month, ...series.map(({ key, label }) => `${label}: ${figureOf(figures, key)}`)].join(
    '\n',
  )

/** The top of the scale, at least 1, because a scale from 0 to 0 has no positions. */
function highest({ kind, series, months }: ChartData) {
  const isStacked = kind === 'bars' && series.some(({ stacked }) => stacked)
  const tops = months.map((figures) => {
    const all = series.map(({ key }) => figureOf(figures, key))
    return isStacked ? all.reduce((sum, each) => sum + each, 0) : Math.max(...all)
  })
  return Math.max(1, ...tops)
}

/** Each bar: its start and end value, and its position and width as shares of the month's band. */
function bars({ series, months }: Pick<ChartData, 'series' | 'months'>) {
  const stacked = series.filter((each) => each.stacked)
  const single = series.filter((each) => !each.stacked)
  const columns = single.length + (stacked.length > 0 ? 1 : 0)
  const layers = stack<Month, string>()
    .keys(stacked.map(({ key }) => key))
    .value(figureOf)(months)
  return months.flatMap((figures, index) => [
    ...single.map(({ key, color }, column) => ({
      month: figures.month,
      key,
      color,
      from: 0,
      to: figureOf(figures, key),
      at: column / columns,
      share: 1 / columns,
    })),
    ...layers.map((layer) => ({
      month: figures.month,
      key: layer.key,
      color: stacked.find(({ key }) => key === layer.key)?.color,
      from: layer[index]?.[0] ?? 0,
      to: layer[index]?.[1] ?? 0,
      at: single.length / columns,
      share: 1 / columns,
    })),
  ])
}

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
