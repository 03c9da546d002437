import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { DataTable } from '@/components/ui/table'
import type { OrgContext } from '@/lib/access/org-context'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { reinstateMemberAction } from '@/lib/members/actions'
import type { FormerMemberRow } from '@/lib/members/queries'
import { displayName } from '@/lib/accounts/person'
import { roleLabels } from './role-labels'

interface FormerMemberTableProps {
  org: OrgContext
  members: FormerMemberRow[]
}

/** Former members, with a button to reinstate each. */
export async function FormerMemberTable({ org, members }: FormerMemberTableProps) {
  const [t, label, locale] = await Promise.all([
    getTranslations('formerMembers'),
    roleLabels(),
    getLocale(),
  ])
  const { name: organization, slug } = org.organization
  return (
    <DataTable
      caption={t('caption', { organization })}
      rows={members}
      rowKey={(row) => row.userId}
      columns={[
        {
          label: t('name'),
          cellClass: 'max-w-80',
          cell: ({ userId, picture, ...row }) => (
            <span id={`former-${userId}`}>
              <Identity {...{ seed: userId, picture, name: displayName(row), detail: row.email }} />
            </span>
          ),
        },
        { label: t('role'), cell: (row) => <Badge>{label(row.role)}</Badge> },
        { label: t('how'), cell: (row) => t(howEnded(row)) },
        {
          label: t('ended'),
          cell: (row) => <RelativeTime date={row.endedAt} locale={locale} className="text-muted" />,
        },
        {
          label: t('actions'),
          hidden: true,
          cellClass: 'max-md:col-span-2 max-md:row-start-auto',
          cell: ({ userId, whyNot }) =>
            whyNot ? (
              <span className="text-[0.8125rem] text-muted">{t(`whyNot.${whyNot}`)}</span>
            ) : (
              <ActionButton
                action={reinstateMemberAction}
                fields={{ org: slug, userId }}
                size="sm"
                aria-describedby={`former-${userId}`}
              >
                {t('reinstate')}
              </ActionButton>
            ),
        },
      ]}
    />
  )
}

const howEnded = ({ wasRemoved, wasSuspended }: FormerMemberRow) =>
  wasRemoved ? 'removed' : wasSuspended ? 'leftSuspended' : 'left'
