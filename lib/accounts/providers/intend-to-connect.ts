import 'server-only'
import { connectIntent } from '@/lib/accounts/providers/connect-intent'
import type { ConnectProviderInput } from '@/lib/accounts/providers/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { DomainError } from '@/lib/errors'

/**
 * Somebody who has just shown who they are wants to connect a provider.
 * @returns what the browser keeps on the way
 * @throws DomainError not-found
 */
export async function intendToConnect(
  user: SignedIn,
  { provider }: ConnectProviderInput,
): Promise<{ provider: string; intent: string }> {
  if (!signInProviders().some(({ id }) => id === provider)) throw new DomainError('not-found')
  return { provider, intent: connectIntent(user, provider) }
}
