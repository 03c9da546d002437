import { getTranslations, getLocale, getFormatter } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { fieldValues } from '@/components/organizations/kind-labels'
import { UserPlus } from 'lucide'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import type { Overview } from '@/lib/organizations/overview-view'
import { orgPath } from '@/lib/paths'
import { roleLabels } from '@/components/members/role-labels'
import { LocalMoment } from '@/components/ui/local-moment'

interface KindDetailsProps {
  kind: string
  /** The stored values. */
  fields: Record<string, unknown>
}

/** The fields of an organization's kind as text; nothing if the kind has none. */
export async function KindDetails({ kind, fields }: KindDetailsProps) {
  const [t, none, show] = await Promise.all([
    getTranslations('org'),
    getTranslations('fields'),
    fieldValues(kind, 'fields'),
  ])
  const items = show(fields).map(({ term, details }) => ({
    term,
    details: details || none('none'),
  }))
  if (items.length === 0) return null
  return (
    <Card title={t('details')}>
      <DescriptionList items={items} />
    </Card>
  )
}

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

/** The newest open invitations, if any, for people who manage them. */
export async function OpenInvitations({ org, overview }: { org: OrgContext; overview: Overview }) {
  if (overview.invitations.length === 0) return null
  const [t, label, format] = await Promise.all([
    getTranslations('org'),
    roleLabels(),
    getFormatter(),
  ])
  const all = (
    <TextLink href={orgPath(org.organization.slug, 'invitations')}>{t('allOpen')}</TextLink>
  )
  return (
    <Card title={t('pending')} actions={all}>
      <ul className="grid gap-3">
        {overview.invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="grid">
            <span className="truncate font-medium text-ink">{email}</span>
            <span className="text-[0.8125rem] text-muted">
              {t.rich('openUntil', {
                role: label(role),
                date: format.dateTime(expiresAt, 'moment'),
                moment: (chunks) => <LocalMoment at={expiresAt}>{chunks}</LocalMoment>,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
