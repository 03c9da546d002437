import 'server-only'
import { lockUser } from '@/lib/accounts/providers/lock-user'
import type { DisconnectProviderInput } from '@/lib/accounts/providers/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { providerName, signInProviders } from '@/lib/accounts/sign-in/providers'
import { db, type Tx } from '@/lib/db'
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

/**
 * How many ways in of their own a person has besides one account at a provider: a password, passkeys,
 * further providers whose settings are there. The emailed link, which everybody has, does not count: whoever
 * loses the mailbox would be locked out.
 */
async function countWaysIn(tx: Tx | typeof db, userId: string, besides: string): Promise<number> {
  const providers = signInProviders().map(({ id }) => id)
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordHash: true,
      _count: { select: { passkeys: true } },
      accounts: {
        where: { provider: { in: providers }, id: { not: besides } },
        select: { id: true },
      },
    },
  })
  return user.accounts.length + user._count.passkeys + (user.passwordHash ? 1 : 0)
}
