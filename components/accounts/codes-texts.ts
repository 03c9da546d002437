import { getTranslations } from '@/lib/i18n/translations'
import type { RecoveryCodesTexts } from './recovery-codes'

/** Returns the texts around recovery codes. */
export async function codesTexts(): Promise<RecoveryCodesTexts> {
  const t = await getTranslations('factors')
  return {
    title: t('saveCodes'),
    text: t('saveCodesText'),
    copy: t('copyCodes'),
    copied: t('copied'),
    download: t('download'),
    back: t('back'),
  }
}
