import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import type { OrgContext } from '@/lib/access/org-context'
import { resendInvitationAction, revokeInvitationAction } from '@/lib/invitations/actions'
import type { InvitationRow } from '@/lib/invitations/queries'
import { roleLabels } from './role-labels'

interface InvitationTableProps {
  org: OrgContext
  rows: InvitationRow[]
  caption: string
}

/** Invitations with what can be done to each. The links themselves are only in the mails. */
export async function InvitationTable({ org, rows, caption }: InvitationTableProps) {
  const [t, label, format] = await Promise.all([
    getTranslations('invitations'),
    roleLabels(),
    getFormatter(),
  ])
  const date = (value: Date) => format.dateTime(value, { dateStyle: 'medium' })
  const columns = [
    { label: t('address') },
    { label: t('role') },
    { label: t('by') },
    { label: t('expires') },
    { label: t('actions'), hidden: true },
  ]
  return (
    <Table caption={caption} columns={columns}>
      {rows.map(({ id, email, role, invitedBy, expiresAt, ...row }) => {
        const fields = { org: org.organization.slug, invitationId: id }
        return (
          <TableRow key={id}>
            <TableCell kind="lead" className="max-w-72 wrap-anywhere">
              <span id={`invitation-${id}`} className="font-medium text-ink">
                {email}
              </span>
            </TableCell>
            <TableCell label={t('role')}>
              <Badge>{label(role)}</Badge>
            </TableCell>
            <TableCell label={t('by')}>{invitedBy ?? t('gone')}</TableCell>
            <TableCell label={t('expires')}>
              <time dateTime={expiresAt.toISOString()} className="text-muted">
                {date(expiresAt)}
              </time>
            </TableCell>
            <TableCell kind="actions">
              <span className="flex justify-end gap-2">
                {row.can.resend && (
                  <ActionButton
                    action={resendInvitationAction}
                    fields={fields}
                    size="sm"
                    aria-describedby={`invitation-${id}`}
                  >
                    {t('resend')}
                  </ActionButton>
                )}
                {row.can.revoke && (
                  <ActionButton
                    action={revokeInvitationAction}
                    fields={fields}
                    size="sm"
                    variant="danger-quiet"
                    aria-describedby={`invitation-${id}`}
                  >
                    {t('revoke')}
                  </ActionButton>
                )}
              </span>
            </TableCell>
          </TableRow>
        )
      })}
    </Table>
  )
}
