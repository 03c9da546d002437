import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { RelativeTime } from '@/components/ui/relative-time'
import type { MailPause as Pause } from '@/lib/admin/read-outbox'

/** Says why mail waits and what to do about it. */
export async function MailPause({ pause }: { pause: Pause }) {
  const [t, locale] = await Promise.all([getTranslations('admin'), getLocale()])
  const { reason, detail, nextCallAt } = pause
  return (
    <Banner
      tone={reason === 'settings' ? 'danger' : 'warning'}
      title={t(`outboxPage.pause.${reason}.title`)}
      className="mb-4"
    >
      <p>{t(`outboxPage.pause.${reason}.text`)}</p>
      {detail && <p className="text-[0.8125rem] wrap-anywhere">{detail}</p>}
      <p>
        {t('outboxPage.nextCall')} <RelativeTime date={nextCallAt} locale={locale} />
      </p>
    </Banner>
  )
}
