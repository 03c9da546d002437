import { getTranslations } from '@/lib/i18n/translations'

/** The texts around the lists in the steps of inviting people. */
export async function inviteTexts() {
  const t = await getTranslations('inviteMany')
  return {
    address: t('address'),
    result: t('result'),
    change: t('change'),
    download: t('download'),
    caption: t('caption'),
  }
}
