import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { providerName, signInProviders } from '@/lib/accounts/sign-in/providers'
import { db } from '@/lib/db'

/** A provider, with the person's account there if one is connected. */
export interface ConnectedProvider {
  provider: string
  name: string
  account?: { id: string; email: string | null }
}

/** The person's connected accounts, and the providers where they could connect one. */
export async function listProviders(user: SignedIn): Promise<ConnectedProvider[]> {
  const accounts = await db.account.findMany({
    where: { userId: user.id },
    select: { id: true, provider: true, email: true },
    orderBy: { id: 'asc' },
  })
  const connected = accounts.map(({ provider, ...account }) => ({
    ...{ provider, name: providerName(provider), account },
  }))
  const others = signInProviders()
    .filter(({ id }) => !accounts.some(({ provider }) => provider === id))
    .map(({ id, name }) => ({ provider: id, name }))
  return [...connected, ...others]
}
