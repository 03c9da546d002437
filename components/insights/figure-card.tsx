import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Chart, type ChartData, type ChartSeries } from './chart'

interface FigureCardProps {
  title: string
  description: string
  /** The caption of the table, for screen readers. */
  caption: string
  kind: ChartData['kind']
  series: ChartSeries[]
  months: { month: Date; [key: string]: number | Date }[]
}

/** Figures by month, as a chart and a table; a text if all figures are zero. */
export async function FigureCard(props: FigureCardProps) {
  const { title, description, caption, kind, series, months } = props
  const [t, format] = await Promise.all([getTranslations('chart'), getFormatter()])
  const short = (month: Date) => format.dateTime(month, { month: 'short', year: '2-digit' })
  const isEmpty = months.every((figures) => series.every(({ key }) => figures[key] === 0))
  if (isEmpty)
    return (
      <Card title={title} description={description}>
        <EmptyState title={t('emptyTitle')} level={3}>
          {t('empty')}
        </EmptyState>
      </Card>
    )
  const drawn = months.map(({ month, ...figures }) => ({
    ...(figures as Record<string, number>),
    month: short(month),
  }))
  return (
    <Card title={title} description={description}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-start">
        <Chart kind={kind} series={series} months={drawn} />
        {/* Wider than a phone it may be: the keyboard reaches what is beside the edge. */}
        <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto">
          <table className="w-full text-[0.8125rem]">
            <caption className="sr-only">{caption}</caption>
            <thead>
              <tr className="border-b border-line text-muted">
                <th scope="col" className="py-1.5 pr-4 text-left font-medium">
                  {t('month')}
                </th>
                {series.map(({ key, label }) => (
                  <th key={key} scope="col" className="py-1.5 pl-4 text-right font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((figures) => (
                <tr key={figures.month.toISOString()}>
                  <th scope="row" className="py-0.5 pr-4 text-left font-normal whitespace-nowrap">
                    {short(figures.month)}
                  </th>
                  {series.map(({ key }) => (
                    <td key={key} className="py-0.5 pl-4 text-right tabular-nums">
                      {format.number(figures[key] as number)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  )
}
