'use client'
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { ChartData } from './chart-series'

const quiet = { stroke: 'var(--color-line-strong)', tickLine: false } as const
const tick = { fill: 'var(--color-muted)', fontSize: 12 }
const tooltip = {
  backgroundColor: 'var(--color-raised)',
  border: '1px solid var(--color-line)',
  borderRadius: 'var(--radius-control)',
  color: 'var(--color-ink)',
  fontSize: 13,
}

// The parts have to be the chart's own children: recharts looks for them there.
const parts = (
  <>
    <CartesianGrid stroke="var(--color-line)" vertical={false} />
    <XAxis dataKey="month" interval="equidistantPreserveStart" tick={tick} {...quiet} />
    <YAxis allowDecimals={false} width={44} tick={tick} axisLine={false} tickLine={false} />
    <Tooltip contentStyle={tooltip} cursor={{ fill: 'var(--color-hover)' }} />
    <Legend itemSorter={null} wrapperStyle={{ fontSize: 13 }} />
  </>
)

/** Draws figures by month. For the eye alone: the same figures stand beside it as a table. */
export function Chart({ kind, series, months }: ChartData) {
  // At the right there is room for half of the last month's name, which stands under the line's end.
  const shared = { data: months, margin: { top: 8, right: 28 }, accessibilityLayer: false }
  return (
    <ResponsiveContainer width="100%" height="100%">
      {kind === 'lines' ? (
        <LineChart {...shared}>
          {parts}
          {series.map(({ key, label, color, dashed }) => (
            <Line
              key={key}
              dataKey={key}
              name={label}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dashed ? '6 4' : undefined}
              dot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      ) : (
        <BarChart {...shared}>
          {parts}
          {series.map(({ key, label, color, stacked }) => (
            <Bar
              key={key}
              dataKey={key}
              name={label}
              fill={color}
              stackId={stacked ? 'all' : undefined}
              radius={stacked ? 0 : [2, 2, 0, 0]}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      )}
    </ResponsiveContainer>
  )
}
