import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { Stat, StatList } from '@/components/ui/stat-list'
import type { Seats } from '@/lib/insights/read-figures'

/** How many places are taken, of how many the organization's kind allows. */
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
