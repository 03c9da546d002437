import { Button } from '@/components/ui/button'
import { OrDivider } from '@/components/ui/auth-card'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { providerProblems } from '@/lib/accounts/providers/schema'

/**
 * A button per configured sign-in provider: plain forms, which work without JavaScript.
 * @param only their ids; by default all
 */
export async function ProviderButtons({ next, only }: { next: string; only?: string[] }) {
  const t = await getTranslations('login')
  const shown = signInProviders().filter(({ id }) => !only || only.includes(id))
  return shown.map(({ id, name }) => (
    <form key={id} method="post" action={`/api/auth/start/${id}`} className="grid">
      <input type="hidden" name="next" value={next} />
      <Button type="submit">{t('with', { provider: name })}</Button>
    </form>
  ))
}

/** The same buttons, below another way to sign in. */
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

/** From the query, so not to be trusted. */
type ProviderProblemProps = Partial<Record<'error' | 'provider', string | string[] | undefined>>

/** What went wrong at a provider, from the URL that it redirected to. */
export async function ProviderProblem({ error, provider: id }: ProviderProblemProps) {
  const problem = providerProblems.find((each) => each === error)
  const provider = signInProviders().find((each) => each.id === id)
  if (!problem || !provider) return null
  const t = await getTranslations('providers.problems')
  return (
    <Banner tone="danger" role="alert">
      {t(problem, { provider: provider.name })}
    </Banner>
  )
}
