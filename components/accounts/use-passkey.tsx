import type { ComponentProps } from 'react'
import { PasskeyButton } from '@/components/accounts/passkey-button'
import { getTranslations } from '@/lib/i18n/translations'

/** <PasskeyButton> with its texts. */
export async function UsePasskey(
  props: Omit<ComponentProps<typeof PasskeyButton>, 'label' | 'failed'>,
) {
  const t = await getTranslations('login')
  return <PasskeyButton {...props} label={t('usePasskey')} failed={t('passkeyFailed')} />
}
