import { getTranslations } from '@/lib/i18n/translations'
import { OrDivider } from '@/components/ui/or-divider'
import { signInProviders } from '@/lib/accounts/sign-in/next-auth'
import { ProviderButton } from './provider-button'

/** One button per configured sign-in provider, if any. */
export async function ProviderButtons({ next }: { next: string }) {
  const t = await getTranslations('login')
  return signInProviders().map(({ id, name }) => (
    <ProviderButton key={id} provider={id} next={next}>
      {t('with', { provider: name })}
    </ProviderButton>
  ))
}

/** The same below another way to sign in. */
export async function OrByProvider({ next }: { next: string }) {
  if (signInProviders().length === 0) return null
  const t = await getTranslations('login')
  return (
    <>
      <OrDivider label={t('or')} />
      <div className="grid gap-2">
        <ProviderButtons next={next} />
      </div>
    </>
  )
}
