import type { ReactNode } from 'react'
import clsx from 'clsx/lite'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { CopyLinkButton } from '@/components/form/copy-link-button'
import { roleLabels } from '@/components/members/role-labels'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { DataColumn } from '@/components/ui/table'
import { Tooltip } from '@/components/ui/tooltip'
import type { FormAction } from '@/lib/action/form-state'
import type { InvitationRow } from '@/lib/invitations/queries'

/** An invitation in a list of one organization, or of all. */
type Listed = Omit<InvitationRow, 'isAbove' | 'can'> & {
  isAbove?: boolean
  can: Omit<InvitationRow['can'], 'copy'> & { copy?: boolean }
}

interface InvitationColumns<R> {
  rows: readonly R[]
  /** Creates the link to copy; missing if copying is not offered. */
  copy?: FormAction<string>
  resend: FormAction
  revoke: FormAction
  /** The fields that identify the invitation for both actions. */
  fields: (row: R) => Record<string, string>
  invitedBy: (row: R) => ReactNode
  /** Why this person cannot resend some of them. */
  whyAbove?: string
  /** The organization's column, for lists with several. */
  organization?: DataColumn<R> | undefined
}

const tones: Record<InvitationRow['status'], Tone> = {
  pending: 'info',
  expired: 'warning',
  declined: 'danger',
  revoked: 'neutral',
  accepted: 'success',
}

/** The style of the delivery status; failures are emphasized. */
const deliveryClass = (delivery: NonNullable<InvitationRow['delivery']>) =>
  ['queued', 'sent', 'delayed', 'delivered'].includes(delivery) ? 'text-muted' : 'text-danger'

/** The columns for invitations, with the actions on each. The emailed links are only in the emails. */
export async function invitationColumns<R extends Listed>(
  list: InvitationColumns<R>,
): Promise<DataColumn<R>[]> {
  const [t, label, locale] = await Promise.all([
    getTranslations('invitations'),
    roleLabels(),
    getLocale(),
  ])
  // For open and expired invitations the expiry date is shown.
  const isOpen = list.rows.some(({ status }) => status === 'pending' || status === 'expired')
  // On phones, three buttons beside the address would leave it no room.
  const beside = list.copy ? 'max-md:col-span-2 max-md:row-start-auto' : ''
  const copyLabels = { copy: t('copy'), copied: t('copied'), link: t('link') }
  const buttons = (row: R) => {
    const about = {
      fields: list.fields(row),
      size: 'sm',
      'aria-describedby': `invitation-${row.id}`,
    } as const
    return (
      <span className={clsx('flex flex-wrap gap-2', list.copy ? 'md:justify-end' : 'justify-end')}>
        {list.copy && row.can.copy && (
          <CopyLinkButton
            action={list.copy}
            fields={about.fields}
            labels={copyLabels}
            aria-describedby={about['aria-describedby']}
          />
        )}
        {row.isAbove && (
          <Tooltip text={list.whyAbove ?? ''} id={`why-${row.id}`}>
            <Button
              size="sm"
              aria-disabled="true"
              aria-describedby={`invitation-${row.id} why-${row.id}`}
            >
              {t('resend')}
            </Button>
          </Tooltip>
        )}
        {row.can.resend && (
          <ActionButton action={list.resend} {...about}>
            {t('resend')}
          </ActionButton>
        )}
        {row.can.revoke && (
          <ActionButton action={list.revoke} variant="danger-quiet" {...about}>
            {t('revoke')}
          </ActionButton>
        )}
      </span>
    )
  }
  return [
    {
      label: t('address'),
      cellClass: clsx('max-w-80', list.copy && 'max-md:col-span-2'),
      cell: ({ id, email, status, delivery, isInviterGone }) => (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={`invitation-${id}`} className="min-w-0 font-medium wrap-anywhere text-ink">
            {email}
          </span>
          <Badge tone={tones[status]}>{t(status)}</Badge>
          {isInviterGone && <Badge tone="warning">{t('inviterGone')}</Badge>}
          {isOpen && delivery && (
            <span className={`basis-full text-[0.8125rem] ${deliveryClass(delivery)}`}>
              {t(`delivery.${delivery}`)}
            </span>
          )}
        </span>
      ),
    },
    ...(list.organization ? [list.organization] : []),
    { label: t('role'), cell: ({ role }) => <Badge>{label(role)}</Badge> },
    { label: t('by'), cellClass: 'wrap-anywhere', cell: list.invitedBy },
    {
      label: isOpen ? t('expires') : t('sent'),
      cell: ({ expiresAt, createdAt }) => (
        <RelativeTime
          date={isOpen ? expiresAt : createdAt}
          locale={locale}
          className="text-muted"
        />
      ),
    },
    {
      label: t('actions'),
      hidden: true,
      className: list.copy ? 'lg:w-80' : 'lg:w-60',
      cellClass: beside,
      cell: buttons,
    },
  ]
}
