import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { TextLink } from '@/components/ui/text-link'
import { resendAnyInvitationAction, revokeAnyInvitationAction } from '@/lib/admin/actions'
import type { AnyInvitationRow } from '@/lib/admin/read-invitations'
import { adminPath } from '@/lib/paths'
import { OrganizationLink } from './organization-link'

interface AnyInvitationTableProps {
  rows: AnyInvitationRow[]
  caption: string
  /** Where all of them are one organization's. */
  withoutOrganization?: boolean
}

const tones = {
  pending: 'info',
  accepted: 'success',
  declined: 'neutral',
  revoked: 'neutral',
  expired: 'warning',
} as const

/** Invitations to any organization, with what staff can do to each. */
export async function AnyInvitationTable(props: AnyInvitationTableProps) {
  const { rows, caption, withoutOrganization } = props
  const t = await getTranslations('admin')
  const organization = withoutOrganization ? [] : [{ label: t('columns.organization') }]
  return (
    <Table
      caption={caption}
      columns={[
        { label: t('columns.address') },
        ...organization,
        { label: t('columns.role') },
        { label: t('columns.status') },
        { label: t('columns.expires') },
        { label: t('actions'), hidden: true },
      ]}
    >
      {rows.map((row) => (
        <InvitationLine key={row.id} row={row} withoutOrganization={withoutOrganization} />
      ))}
    </Table>
  )
}

async function InvitationLine(props: { row: AnyInvitationRow; withoutOrganization?: boolean }) {
  const { row, withoutOrganization } = props
  const [t, words, label, format] = await Promise.all([
    getTranslations('admin'),
    getTranslations('invitations'),
    roleLabels(),
    getFormatter(),
  ])
  return (
    <TableRow>
      <TableCell kind="lead" className="max-w-72 wrap-anywhere">
        <span id={`invitation-${row.id}`} className="block font-medium text-ink sm:min-w-44">
          {row.email}
        </span>
        <span className="block text-[0.8125rem] text-muted">
          {t('columns.by')}{' '}
          {row.invitedById ? (
            <TextLink href={adminPath(`people/${row.invitedById}`)}>{row.invitedBy}</TextLink>
          ) : (
            t('nobody')
          )}
        </span>
      </TableCell>
      {!withoutOrganization && (
        <TableCell label={t('columns.organization')} className="wrap-anywhere sm:max-w-56">
          <OrganizationLink id={row.organizationId} kind={row.kind} name={row.organization} />
        </TableCell>
      )}
      <TableCell label={t('columns.role')}>
        <Badge>{label(row.role)}</Badge>
      </TableCell>
      <TableCell label={t('columns.status')}>
        <span className="flex flex-wrap gap-1">
          <Badge tone={tones[row.status]}>{words(row.status)}</Badge>
          {row.isInviterGone && <Badge tone="warning">{words('inviterGone')}</Badge>}
        </span>
      </TableCell>
      <TableCell label={t('columns.expires')}>
        <time dateTime={row.expiresAt.toISOString()} className="whitespace-nowrap text-muted">
          {format.dateTime(row.expiresAt, { dateStyle: 'medium' })}
        </time>
      </TableCell>
      <TableCell kind="actions">
        <InvitationButtons row={row} />
      </TableCell>
    </TableRow>
  )
}

async function InvitationButtons({ row }: { row: AnyInvitationRow }) {
  const t = await getTranslations('admin')
  const about = {
    fields: { organizationId: row.organizationId, invitationId: row.id },
    size: 'sm',
    'aria-describedby': `invitation-${row.id}`,
  } as const
  return (
    <span className="flex justify-end gap-2 max-lg:flex-col">
      {row.can.resend && (
        <ActionButton action={resendAnyInvitationAction} {...about}>
          {t('invitation.resend')}
        </ActionButton>
      )}
      {row.can.revoke && (
        <ActionButton action={revokeAnyInvitationAction} variant="danger-quiet" {...about}>
          {t('invitation.revoke')}
        </ActionButton>
      )}
    </span>
  )
}
