import 'server-only'
import { lockUser } from '@/lib/accounts/providers/lock-user'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'

/** An account at a provider. */
export interface ProviderAccount {
  type: string
  provider: string
  providerAccountId: string
  email: string | null
}

/**
 * Connects an account at a provider to the signed-in person, who has shown a moment ago who they are
 * (connect-intent.ts), and whose own address is proven. They are notified by email.
 * @param name the provider's
 * @throws DomainError not-found
 */
export const connectProvider = (user: SignedIn, account: ProviderAccount, name: string) =>
  db.$transaction(async (tx) => {
    const { id, email } = await lockUser(tx, user)
    await tx.account.create({ data: { ...account, userId: id }, select: { id: true } })
    await record(
      tx,
      { type: 'user.providerConnected', actor: user, data: { provider: name } },
      { template: 'provider-changed', to: email, userId: id, provider: name, became: 'connected' },
    )
  })
