import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { Tooltip } from '@/components/ui/tooltip'
import type { OrgContext } from '@/lib/access/org-context'
import { displayName } from '@/lib/users/person'
import { resendInvitationAction, revokeInvitationAction } from '@/lib/invitations/actions'
import type { InvitationRow } from '@/lib/invitations/queries'
import { roleLabels } from '@/components/members/role-labels'

interface InvitationTableProps {
  org: OrgContext
  rows: InvitationRow[]
  caption: string
}

/** Invitations with what can be done to each. The links themselves are only in the mails. */
export async function InvitationTable({ org, rows, caption }: InvitationTableProps) {
  const t = await getTranslations('invitations')
  const isOpen = rows.some(({ status }) => status === 'pending' || status === 'expired')
  const columns = [
    { label: t('address') },
    { label: t('role') },
    { label: t('by') },
    { label: isOpen ? t('expires') : t('sent') },
    { label: t('actions'), hidden: true, className: 'lg:w-60' },
  ]
  return (
    <Table caption={caption} columns={columns}>
      {rows.map((invitation) => (
        <InvitationLine key={invitation.id} {...{ org, invitation, isOpen }} />
      ))}
    </Table>
  )
}

const tones: Record<InvitationRow['status'], Tone> = {
  pending: 'info',
  expired: 'warning',
  declined: 'danger',
  revoked: 'neutral',
  accepted: 'success',
}

interface InvitationLineProps {
  org: OrgContext
  invitation: InvitationRow
  /** Whether it can still be answered, or could until it ran out: then that is the date to know. */
  isOpen: boolean
}

async function InvitationLine({ org, invitation, isOpen }: InvitationLineProps) {
  const { id, email, role, status, invitedBy, isInviterGone, expiresAt, createdAt } = invitation
  const [t, label, locale] = await Promise.all([
    getTranslations('invitations'),
    roleLabels(),
    getLocale(),
  ])
  return (
    <TableRow>
      <TableCell kind="lead" className="max-w-80">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={`invitation-${id}`} className="min-w-0 font-medium wrap-anywhere text-ink">
            {email}
          </span>
          <Badge tone={tones[status]}>{t(status)}</Badge>
          {isInviterGone && <Badge tone="warning">{t('inviterGone')}</Badge>}
        </span>
      </TableCell>
      <TableCell label={t('role')}>
        <Badge>{label(role)}</Badge>
      </TableCell>
      <TableCell label={t('by')}>{invitedBy ?? t('gone')}</TableCell>
      <TableCell label={isOpen ? t('expires') : t('sent')}>
        <RelativeTime
          date={isOpen ? expiresAt : createdAt}
          locale={locale}
          className="text-muted"
        />
      </TableCell>
      <TableCell kind="actions">
        <InvitationActions org={org} invitation={invitation} />
      </TableCell>
    </TableRow>
  )
}

async function InvitationActions({ org, invitation }: Omit<InvitationLineProps, 'isOpen'>) {
  const [t, why] = await Promise.all([getTranslations('invitations'), getTranslations('whyNot')])
  const { id, can, isAbove } = invitation
  const fields = { org: org.organization.slug, invitationId: id }
  const { name: organization } = org.organization
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {isAbove && (
        <Tooltip
          text={why('grant', { owner: displayName(org.owner), organization })}
          id={`why-${id}`}
        >
          <Button size="sm" aria-disabled="true" aria-describedby={`invitation-${id} why-${id}`}>
            {t('resend')}
          </Button>
        </Tooltip>
      )}
      {can.resend && (
        <ActionButton
          action={resendInvitationAction}
          fields={fields}
          size="sm"
          aria-describedby={`invitation-${id}`}
        >
          {t('resend')}
        </ActionButton>
      )}
      {can.revoke && (
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
  )
}
