import { getTranslations } from '@/lib/i18n/translations'
import { signInProviders } from '@/lib/accounts/sign-in/next-auth'
import { ProviderButton } from './provider-button'

/** One button for each sign-in provider that is set; nothing when none is. */
export async function ProviderButtons({ next }: { next: string }) {
  const t = await getTranslations('login')
  return signInProviders().map(({ id, name }) => (
    <ProviderButton key={id} provider={id} next={next}>
      {t('with', { provider: name })}
    </ProviderButton>
  ))
}
