import { getTranslations } from '@/lib/i18n/translations'

/** What the steps of inviting people say around their lists. */
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
