import 'server-only'
import type { WaysIn } from '@/lib/accounts/factors/queries'
import { providerName, signInProviders } from '@/lib/accounts/sign-in/providers'

/** A provider, with the person's account there if one is connected. */
export interface ConnectedProvider {
  provider: string
  name: string
  account?: { id: string; email: string | null }
}

/** Lists a person's connected accounts, then the providers where they could connect one. */
export function listProviders({ accounts }: Pick<WaysIn, 'accounts'>): ConnectedProvider[] {
  const connected = accounts.map(({ provider, ...account }) => ({
    ...{ provider, name: providerName(provider), account },
  }))
  const others = signInProviders()
    .filter(({ id }) => !accounts.some(({ provider }) => provider === id))
    .map(({ id, name }) => ({ provider: id, name }))
  return [...connected, ...others]
}
