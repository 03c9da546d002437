import 'server-only'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { minutes } from '@/lib/config/define-guildhall'
import type { ConnectProviderInput } from '@/lib/accounts/providers/schema'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { DomainError } from '@/lib/errors'

/** So long somebody may stay at the provider. */
export const INTENT_LIFETIME = minutes(10)

type Who = Pick<SignedIn, 'id' | 'sessionId'>

const stateOf = ({ id }: Who, provider: string) => JSON.stringify([id, provider])

/**
 * What a browser keeps between the step-up and the way back from the provider: this session of this
 * person may connect this provider. Without it nothing is ever connected to an account.
 */
export const connectIntent = (user: Who, provider: string) =>
  makeToken('connect', user.sessionId, stateOf(user, provider))

/** Whether that was said in this very session, for this provider, not long ago. */
export function isConnectIntent(token: string, user: Who, provider: string): boolean {
  const parsed = parseToken(token)
  return (
    parsed !== null &&
    parsed.subject === user.sessionId &&
    isGenuine(parsed, 'connect', stateOf(user, provider)) &&
    !hasRunOut(parsed, INTENT_LIFETIME)
  )
}

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
