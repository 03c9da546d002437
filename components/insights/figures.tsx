import { getTranslations, getFormatter } from '@/lib/i18n/translations'
import { FigureCard } from '@/components/insights/figure-card'
import type { MembersMonth, OutcomesMonth, Seats } from '@/lib/insights/read-figures'
import { Card, Stat, StatList } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'

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

const colors = {
  accepted: 'var(--color-accent)',
  open: 'var(--color-info)',
  declined: 'var(--color-danger)',
  revoked: 'var(--color-faint)',
  expired: 'var(--color-warning)',
} as const

/** The outcomes of an organization's invitations, by the month in which they were sent. */
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

/** How many seats are taken, out of how many the organization's kind allows. */
export async function SeatsCard({ seats }: { seats: Seats }) {
  const [t, format] = await Promise.all([getTranslations('insights'), getFormatter()])
  const { members, openInvitations, limit } = seats
  const taken = members + openInvitations
  return (
    <Card title={t('seats')} description={t(limit === null ? 'noLimit' : 'seatsText')}>
      <div className="grid gap-5">
        {limit !== null && (
          <Progress
            label={t('seats')}
            value={taken}
            max={limit}
            text={t('seatsUsed', { taken, limit })}
          />
        )}
        <StatList>
          <Stat label={t('members')} value={format.number(members)} />
          <Stat label={t('openInvitations')} value={format.number(openInvitations)} />
          {limit !== null && (
            <Stat label={t('seatsLeft')} value={format.number(Math.max(0, limit - taken))} />
          )}
        </StatList>
      </div>
    </Card>
  )
}
