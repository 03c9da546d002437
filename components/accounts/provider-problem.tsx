import { Banner } from '@/components/ui/banner'
import { providerProblems } from '@/lib/accounts/providers/schema'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { getTranslations } from '@/lib/i18n/translations'

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
