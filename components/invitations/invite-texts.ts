import { getTranslations } from 'next-intl/server'

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
