import type { Device } from '@/lib/accounts/profile/queries'
import { countryName } from '@/lib/i18n/locales'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import type { RecoveryCodesTexts } from '@/components/accounts/recovery-codes'

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

/**
 * Returns the texts around recovery codes.
 * @param next where the link below them leads, instead of to the security page
 */
export async function codesTexts(next?: Route): Promise<RecoveryCodesTexts> {
  const [t, required] = await Promise.all([getTranslations('factors'), getTranslations('required')])
  return {
    title: t('saveCodes'),
    text: t('saveCodesText'),
    copy: t('copyCodes'),
    copied: t('copied'),
    download: t('download'),
    back: next ? required('continue') : t('back'),
    href: next ?? '/account/security',
  }
}
