import 'server-only'
import { lockUser } from '@/lib/accounts/providers/lock-user'
import type { DisconnectProviderInput } from '@/lib/accounts/providers/schema'
import { countWaysIn } from '@/lib/accounts/providers/count-ways-in'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { providerName } from '@/lib/accounts/sign-in/providers'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/**
 * Disconnects an account at a provider: whoever has it no longer gets in, and every other session ends,
 * since one may be theirs. The person is notified by email.
 * @returns the provider's name
 * @throws DomainError not-found | last-way-in
 */
export const disconnectProvider = (
  user: SignedIn,
  { accountId }: DisconnectProviderInput,
): Promise<string> =>
  db.$transaction(async (tx) => {
    const { id, email } = await lockUser(tx, user)
    const account = await tx.account.findUnique({
      where: { id: accountId, userId: id },
      select: { provider: true },
    })
    if (!account) throw new DomainError('not-found')
    if ((await countWaysIn(tx, id, accountId)) === 0) throw new DomainError('last-way-in')
    await tx.account.delete({ where: { id: accountId }, select: { id: true } })
    await tx.session.deleteMany({ where: { userId: id, id: { not: user.sessionId } } })
    const provider = providerName(account.provider)
    await record(
      tx,
      { type: 'user.providerDisconnected', actor: user, data: { provider } },
      { template: 'provider-changed', to: email, userId: id, provider, became: 'disconnected' },
    )
    return provider
  })
