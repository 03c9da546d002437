import { getFormatter, getLocale, getTranslations } from '@/lib/i18n/translations'
import { RelativeTime } from '@/components/ui/relative-time'
import { Stat, StatList } from '@/components/ui/stat-list'
import type { OutboxFigures as Figures } from '@/lib/admin/read-outbox'

/** How the outbox does at a glance; an old mail that waits means that something is wrong. */
export async function OutboxFigures({ figures }: { figures: Figures }) {
  const [t, format, locale] = await Promise.all([
    getTranslations('admin'),
    getFormatter(),
    getLocale(),
  ])
  const { waiting, failed, oldestWaiting } = figures
  return (
    <StatList>
      <Stat label={t('outboxPage.waiting')} value={format.number(waiting)} />
      <Stat
        label={t('outboxPage.oldest')}
        value={
          oldestWaiting ? (
            <RelativeTime date={oldestWaiting} locale={locale} />
          ) : (
            t('outboxPage.none')
          )
        }
      />
      <Stat label={t('outboxPage.failed')} value={format.number(failed)} />
    </StatList>
  )
}
