import { ActionButton } from '@/components/form/action-button'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableRow } from '@/components/ui/table'
import type { OrgContext } from '@/lib/access/org-context'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { approveRequestAction, refuseRequestAction } from '@/lib/join-links/actions'
import type { JoinRequestRow } from '@/lib/join-links/queries'

interface JoinRequestTableProps {
  org: OrgContext
  requests: JoinRequestRow[]
}

/** Requests to join, with buttons to answer each. */
export async function JoinRequestTable({ org, requests }: JoinRequestTableProps) {
  const [t, former, label, locale] = await Promise.all([
    getTranslations('joinRequests'),
    getTranslations('formerMembers'),
    roleLabels(),
    getLocale(),
  ])
  const { name: organization, slug } = org.organization
  const columns = [
    { label: t('name') },
    { label: t('role') },
    { label: t('by') },
    { label: t('asked') },
    { label: t('actions'), hidden: true, className: 'lg:w-60' },
  ]
  return (
    <Table caption={t('caption', { organization })} columns={columns}>
      {requests.map(({ id, name, email, userId, picture, role, by, createdAt, ...request }) => {
        const named = {
          fields: { org: slug, requestId: id },
          size: 'sm',
          'aria-describedby': `request-${id}`,
        } as const
        return (
          <TableRow key={id}>
            <TableCell kind="lead" className="max-w-80">
              <span id={`request-${id}`}>
                <Identity name={name} seed={userId} picture={picture} detail={email} />
              </span>
              {request.former && (
                <Badge tone="warning">
                  {request.former === 'removed' ? t('wasRemoved') : former('leftSuspended')}
                </Badge>
              )}
            </TableCell>
            <TableCell label={t('role')}>
              <Badge>{label(role)}</Badge>
            </TableCell>
            <TableCell label={t('by')}>{by}</TableCell>
            <TableCell label={t('asked')}>
              <RelativeTime date={createdAt} locale={locale} className="text-muted" />
            </TableCell>
            <TableCell kind="actions" className="max-md:col-span-2 max-md:row-start-auto">
              <span className="flex flex-wrap justify-end gap-2">
                {request.can.approve ? (
                  <ActionButton action={approveRequestAction} variant="primary" {...named}>
                    {t('approve')}
                  </ActionButton>
                ) : (
                  <span className="text-[0.8125rem] text-muted">{t('aboveYou')}</span>
                )}
                <ActionButton action={refuseRequestAction} {...named}>
                  {t('refuse')}
                </ActionButton>
              </span>
            </TableCell>
          </TableRow>
        )
      })}
    </Table>
  )
}
