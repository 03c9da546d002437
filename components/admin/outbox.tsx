import { getFormatter, getTranslations, getLocale } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import type { DataColumn } from '@/components/ui/table'
import { discardMailAction, retryMailAction } from '@/lib/admin/actions'
import type {
  OutboxRow,
  OutboxFigures as Figures,
  MailPause as Pause,
} from '@/lib/admin/read-outbox'
import { adminColumns } from '@/components/admin/admin-columns'
import { RelativeTime } from '@/components/ui/relative-time'
import { Stat, StatList } from '@/components/ui/card'
import { Banner } from '@/components/ui/banner'

const tones = {
  waiting: 'info',
  sent: 'success',
  failed: 'danger',
  dropped: 'neutral',
  discarded: 'neutral',
} as const

const deliveryTones = {
  delayed: 'warning',
  delivered: 'success',
  returned: 'danger',
  refused: 'danger',
  suppressed: 'danger',
  bounced: 'danger',
  complained: 'danger',
} as const

/** The columns of the outbox, including what staff can do with each email. */
export async function outboxColumns(): Promise<DataColumn<OutboxRow>[]> {
  const [t, format, columns] = await Promise.all([
    getTranslations('admin'),
    getFormatter(),
    adminColumns<OutboxRow>(),
  ])
  const nameOf = ({ handler, recipient }: OutboxRow) =>
    handler ? t('outboxPage.handler', { handler }) : recipient
  const inWords = (error: string) =>
    error === 'too-late'
      ? t('outboxPage.tooLate')
      : error === 'expired'
        ? t('outboxPage.expired')
        : error
  return [
    {
      label: t('outboxPage.mail'),
      cell: (row) => (
        <>
          <span className="font-medium wrap-anywhere text-ink">{nameOf(row)}</span>
          <span className="block font-mono text-[0.8125rem] text-muted">{row.template}</span>
          {row.lastError && (
            <span className="block text-[0.8125rem] wrap-anywhere text-danger">
              {inWords(row.lastError)}
            </span>
          )}
        </>
      ),
    },
    {
      label: t('columns.status'),
      cell: ({ status, delivery }) =>
        status === 'sent' && delivery ? (
          <Badge tone={deliveryTones[delivery]}>{t(`outboxPage.delivery.${delivery}`)}</Badge>
        ) : (
          <Badge tone={tones[status]}>{t(`outboxPage.status.${status}`)}</Badge>
        ),
    },
    {
      label: t('outboxPage.attempts'),
      align: 'end',
      cell: ({ attempts }) => format.number(attempts),
    },
    columns.time(t('columns.created'), ({ createdAt }) => createdAt),
    columns.time(t('outboxPage.next'), ({ status, nextAttemptAt, sentAt }) =>
      status === 'waiting' ? nextAttemptAt : sentAt,
    ),
    {
      label: t('actions'),
      hidden: true,
      cell: (row) => {
        const about = { mail: row.template, to: nameOf(row) }
        const button = { fields: { mailId: row.id }, size: 'sm' } as const
        return (
          <div className="flex justify-end gap-2 max-md:flex-col">
            {row.can.retry && (
              <ActionButton
                {...button}
                action={retryMailAction}
                aria-label={t('outboxPage.retryWhat', about)}
              >
                {t('outboxPage.retry')}
              </ActionButton>
            )}
            {row.can.discard && (
              <ActionButton
                {...button}
                action={discardMailAction}
                variant="danger-quiet"
                aria-label={t('outboxPage.discardWhat', about)}
              >
                {t('outboxPage.discard')}
              </ActionButton>
            )}
          </div>
        )
      },
    },
  ]
}

/** The state of the outbox; an old email that is still waiting means that something is wrong. */
export async function OutboxFigures({ figures }: { figures: Figures }) {
  const [t, format, locale] = await Promise.all([
    getTranslations('admin.outboxPage'),
    getFormatter(),
    getLocale(),
  ])
  const { waiting, failed, oldestWaiting } = figures
  return (
    <StatList>
      <Stat label={t('waiting')} value={format.number(waiting)} />
      <Stat
        label={t('oldest')}
        value={oldestWaiting ? <RelativeTime date={oldestWaiting} locale={locale} /> : t('none')}
      />
      <Stat label={t('failed')} value={format.number(failed)} />
    </StatList>
  )
}

/** Explains why sending is paused, and what to do about it. */
export async function MailPause({ pause }: { pause: Pause }) {
  const [t, locale] = await Promise.all([getTranslations('admin.outboxPage'), getLocale()])
  const { reason, detail, nextCallAt } = pause
  return (
    <Banner
      tone={reason === 'settings' ? 'danger' : 'warning'}
      title={t(`pause.${reason}.title`)}
      className="mb-4"
    >
      <p>{t(`pause.${reason}.text`)}</p>
      {detail && <p className="text-[0.8125rem] wrap-anywhere">{detail}</p>}
      <p>
        {t('nextCall')} <RelativeTime date={nextCallAt} locale={locale} />
      </p>
    </Banner>
  )
}
