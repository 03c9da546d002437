import { getTranslations } from '@/lib/i18n/translations'
import { FigureCard } from '@/components/insights/figure-card'
import type { MembersMonth } from '@/lib/insights/read-figures'

/** An organization's members over time. */
export async function MembersFigures({ months }: { months: MembersMonth[] }) {
  const t = await getTranslations('insights')
  return (
    <FigureCard
      title={t('membersTitle')}
      description={t('membersText')}
      caption={t('membersCaption')}
      kind="lines"
      series={[{ key: 'members', label: t('members'), color: 'var(--color-accent)' }]}
      months={months.map((month) => ({ ...month }))}
    />
  )
}
