import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { LocalMoment } from '@/components/ui/local-moment'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import type { Overview } from '@/lib/organizations/overview-view'
import { orgPath } from '@/lib/paths'
import { roleLabels } from '@/components/members/role-labels'

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
