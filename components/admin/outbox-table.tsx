import { getFormatter, getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { discardMailAction, retryMailAction } from '@/lib/admin/actions'
import type { OutboxRow } from '@/lib/admin/read-outbox'

const tones = {
  waiting: 'info',
  sent: 'success',
  failed: 'danger',
  dropped: 'neutral',
  discarded: 'neutral',
} as const

/** Mails of the outbox, with what staff can do to each. */
export async function OutboxTable({ rows }: { rows: OutboxRow[] }) {
  const t = await getTranslations('admin')
  return (
    <Table
      caption={t('outboxPage.caption')}
      columns={[
        { label: t('outboxPage.mail') },
        { label: t('columns.status') },
        { label: t('outboxPage.attempts'), align: 'end' },
        { label: t('columns.created') },
        { label: t('outboxPage.next') },
        { label: t('actions'), hidden: true },
      ]}
    >
      {rows.map((row) => (
        <OutboxLine key={row.id} row={row} />
      ))}
    </Table>
  )
}

async function OutboxLine({ row }: { row: OutboxRow }) {
  const [t, format, locale] = await Promise.all([
    getTranslations('admin'),
    getFormatter(),
    getLocale(),
  ])
  const name = row.handler ? t('outboxPage.handler', { handler: row.handler }) : row.recipient
  return (
    <TableRow>
      <TableCell kind="lead">
        <span className="font-medium wrap-anywhere text-ink">{name}</span>
        <span className="block font-mono text-[0.8125rem] text-muted">{row.template}</span>
        {row.lastError && (
          <span className="block text-[0.8125rem] wrap-anywhere text-danger">
            {row.lastError === 'too-late'
              ? t('outboxPage.tooLate')
              : row.lastError === 'expired'
                ? t('outboxPage.expired')
                : row.lastError}
          </span>
        )}
      </TableCell>
      <TableCell label={t('columns.status')}>
        <Badge tone={tones[row.status]}>{t(`outboxPage.status.${row.status}`)}</Badge>
      </TableCell>
      <TableCell label={t('outboxPage.attempts')} align="end">
        {format.number(row.attempts)}
      </TableCell>
      <TableCell label={t('columns.created')}>
        <RelativeTime date={row.createdAt} locale={locale} />
      </TableCell>
      <TableCell label={t('outboxPage.next')}>
        {row.status === 'waiting' ? (
          <RelativeTime date={row.nextAttemptAt} locale={locale} />
        ) : row.sentAt ? (
          <RelativeTime date={row.sentAt} locale={locale} />
        ) : (
          t('never')
        )}
      </TableCell>
      <TableCell kind="actions">
        <div className="flex justify-end gap-2 max-sm:flex-col">
          {row.can.retry && (
            <ActionButton
              action={retryMailAction}
              fields={{ mailId: row.id }}
              size="sm"
              aria-label={t('outboxPage.retryWhat', { mail: row.template, to: name })}
            >
              {t('outboxPage.retry')}
            </ActionButton>
          )}
          {row.can.discard && (
            <ActionButton
              action={discardMailAction}
              fields={{ mailId: row.id }}
              size="sm"
              variant="danger-quiet"
              aria-label={t('outboxPage.discardWhat', { mail: row.template, to: name })}
            >
              {t('outboxPage.discard')}
            </ActionButton>
          )}
        </div>
      </TableCell>
    </TableRow>
  )
}
