import 'server-only'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import type { db, Tx } from '@/lib/db'

/**
 * How many ways in of their own a person has besides one account at a provider: a password, passkeys,
 * further providers whose settings are there. The emailed link, which everybody has, does not count: whoever
 * loses the mailbox would be locked out.
 */
export async function countWaysIn(
  tx: Tx | typeof db,
  userId: string,
  besides: string,
): Promise<number> {
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
