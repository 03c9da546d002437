import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import type { EventRow } from '@/lib/events/queries'
import { orgPath } from '@/lib/paths'
import { EventList } from './event-list'

/** The last few events of the audit log, and a link to the rest. */
export async function RecentActivity({ org, events }: { org: OrgContext; events: EventRow[] }) {
  const t = await getTranslations('org')
  const { slug, kind } = org.organization
  const membersOf = mayOpen(org.actor, 'people/[userId]') ? slug : undefined
  return (
    <Card
      title={t('recent')}
      actions={<TextLink href={orgPath(slug, 'activity')}>{t('wholeTrail')}</TextLink>}
      flush
    >
      <EventList {...{ events, kind, membersOf }} />
    </Card>
  )
}
