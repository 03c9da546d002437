import type { Device } from '@/lib/accounts/profile/queries'
import { countryName } from '@/lib/i18n/locales'
import { getLocale, getTranslations } from '@/lib/i18n/translations'

/** Returns functions that format a device's name and place; empty if unknown. */
export async function deviceTexts() {
  const [t, locale] = await Promise.all([getTranslations('account'), getLocale()])
  return {
    nameOf: ({ browser, system }: Device) =>
      browser ? t('deviceName', { browser, system: system || '?' }) : t('unknownDevice'),
    placeOf: ({ city, country }: Device) =>
      [city, country && countryName(country, locale)].filter(Boolean).join(', '),
  }
}
