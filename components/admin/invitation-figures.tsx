import { getTranslations } from '@/lib/i18n/translations'
import type { InvitationMonth } from '@/lib/admin/read-figures'
import { FigureCard } from '@/components/insights/figure-card'

/** What becomes of invitations, month by month. */
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
