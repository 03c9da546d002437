import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableRow } from '@/components/ui/table'
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
  const columns = [
    { label: t('name') },
    { label: t('role') },
    { label: t('how') },
    { label: t('ended') },
    { label: t('actions'), hidden: true },
  ]
  return (
    <Table caption={t('caption', { organization })} columns={columns}>
      {members.map((member) => {
        const { userId, email, picture, role, endedAt } = member
        return (
          <TableRow key={userId}>
            <TableCell kind="lead" className="max-w-80">
              <span id={`former-${userId}`}>
                <Identity
                  {...{ seed: userId, picture, name: displayName(member), detail: email }}
                />
              </span>
            </TableCell>
            <TableCell label={t('role')}>
              <Badge>{label(role)}</Badge>
            </TableCell>
            <TableCell label={t('how')}>{t(howEnded(member))}</TableCell>
            <TableCell label={t('ended')}>
              <RelativeTime date={endedAt} locale={locale} className="text-muted" />
            </TableCell>
            <TableCell kind="actions">
              {member.whyNot ? (
                <span className="text-[0.8125rem] text-muted">{t(`whyNot.${member.whyNot}`)}</span>
              ) : (
                <ActionButton
                  action={reinstateMemberAction}
                  fields={{ org: slug, userId }}
                  size="sm"
                  aria-describedby={`former-${userId}`}
                >
                  {t('reinstate')}
                </ActionButton>
              )}
            </TableCell>
          </TableRow>
        )
      })}
    </Table>
  )
}

const howEnded = ({ wasRemoved, wasSuspended }: FormerMemberRow) =>
  wasRemoved ? 'removed' : wasSuspended ? 'leftSuspended' : 'left'
