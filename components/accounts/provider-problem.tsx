import { Banner } from '@/components/ui/banner'
import { providerProblems } from '@/lib/accounts/providers/problems'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { getTranslations } from '@/lib/i18n/translations'

/** What the query says: anybody can have written it. */
type ProviderProblemProps = Partial<Record<'error' | 'provider', string | string[] | undefined>>

/** What went wrong at a provider, as the address of the page to which somebody was led back says. */
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
