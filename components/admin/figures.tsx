import { getTranslations } from '@/lib/i18n/translations'
import type { GrowthMonth, InvitationMonth } from '@/lib/admin/read-figures'
import { FigureCard } from '@/components/insights/figure-card'

/** Organizations and their members over time. */
export async function GrowthFigures({ months }: { months: GrowthMonth[] }) {
  const t = await getTranslations('admin')
  const series = [
    {
      key: 'members',
      label: t('overviewPage.membersSeries'),
      color: 'var(--color-accent)',
    },
    {
      key: 'organizations',
      label: t('overviewPage.organizationsSeries'),
      color: 'var(--color-warning)',
      dashed: true,
    },
  ]
  return (
    <FigureCard
      title={t('overviewPage.growth')}
      description={t('overviewPage.growthText')}
      caption={t('overviewPage.growthCaption')}
      kind="lines"
      series={series}
      months={months.map((month) => ({ ...month }))}
    />
  )
}

/** The outcome of invitations by month. */
export async function InvitationFigures({ months }: { months: InvitationMonth[] }) {
  const t = await getTranslations('admin')
  const series = [
    { key: 'sent', label: t('overviewPage.sent'), color: 'var(--color-info)' },
    { key: 'accepted', label: t('overviewPage.accepted'), color: 'var(--color-accent)' },
    { key: 'expired', label: t('overviewPage.expired'), color: 'var(--color-warning)' },
  ]
  return (
    <FigureCard
      title={t('overviewPage.outcome')}
      description={t('overviewPage.outcomeText')}
      caption={t('overviewPage.outcomeCaption')}
      kind="bars"
      series={series}
      months={months.map((month) => ({ ...month }))}
    />
  )
}
