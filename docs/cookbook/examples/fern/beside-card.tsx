import { getTranslations } from '@/lib/i18n/translations'

/** Beside the card of sign-in and sign-up: the text of the landing page. */
export async function BesideCard() {
  const t = await getTranslations('landing')
  return <p className="text-2xl font-semibold text-balance text-ink">{t('heading')}</p>
}
