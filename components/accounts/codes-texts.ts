import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import type { RecoveryCodesTexts } from './recovery-codes'

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
