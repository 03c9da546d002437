import { getTranslations } from '@/lib/i18n/translations'
import { FigureCard } from '@/components/insights/figure-card'
import type { OutcomesMonth } from '@/lib/insights/read-figures'

const colors = {
  accepted: 'var(--color-accent)',
  open: 'var(--color-info)',
  declined: 'var(--color-danger)',
  revoked: 'var(--color-faint)',
  expired: 'var(--color-warning)',
} as const

/** What has become of an organization's invitations, by the month in which they were sent. */
export async function OutcomeFigures({ months }: { months: OutcomesMonth[] }) {
  const t = await getTranslations('insights')
  const names = Object.keys(colors) as (keyof typeof colors)[]
  return (
    <FigureCard
      title={t('outcomesTitle')}
      description={t('outcomesText')}
      caption={t('outcomesCaption')}
      kind="bars"
      series={names.map((key) => ({
        key,
        label: t(`outcomes.${key}`),
        color: colors[key],
        stacked: true,
      }))}
      months={months.map((month) => ({ ...month }))}
    />
  )
}
