import { UserPlus } from 'lucide'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import type { Overview } from '@/lib/organizations/overview-view'
import { orgPath } from '@/lib/paths'
import { roleLabels } from './role-labels'

/** The newest members; for an owner who is the only one, how to invite others. */
export async function NewestPeople({ org, overview }: { org: OrgContext; overview: Overview }) {
  const [t, label, locale] = await Promise.all([getTranslations('org'), roleLabels(), getLocale()])
  if (overview.memberCount === 1 && org.actor.isOwner)
    return (
      <Card flush>
        <EmptyState icon={<Icon of={UserPlus} />} title={t('aloneTitle')}>
          {t('alone')}
        </EmptyState>
      </Card>
    )
  const all = <TextLink href={orgPath(org.organization.slug, 'people')}>{t('allPeople')}</TextLink>
  return (
    <Card title={t('newest')} actions={all}>
      <ul className="grid gap-4">
        {overview.newest.map(({ userId, name, picture, role, isOwner, joinedAt }) => (
          <li key={userId} className="flex items-center justify-between gap-3">
            <Identity name={name} seed={userId} picture={picture} detail={label(role, isOwner)} />
            <RelativeTime
              date={joinedAt}
              locale={locale}
              className="shrink-0 text-[0.8125rem] text-muted"
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
