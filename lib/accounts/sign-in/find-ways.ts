import 'server-only'
import { wayNames } from '@/lib/access/sign-in-policy'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { db, type Tx } from '@/lib/db'

/** The ways to sign in that a person has, as an organization's sign-in policy names them. */
export async function findWays(id: string, tx: Tx | typeof db = db): Promise<string[]> {
  const { passwordHash, passkeys, accounts } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: {
      passwordHash: true,
      passkeys: { select: { id: true }, take: 1 },
      accounts: { select: { provider: true } },
    },
    relationLoadStrategy: 'join',
  })
  const connected = new Set(accounts.map(({ provider }) => provider))
  const has = { password: passwordHash !== null, email: true, passkey: passkeys.length > 0 }
  return [
    ...wayNames.filter((way) => has[way]),
    ...signInProviders().flatMap((provider) => (connected.has(provider.id) ? [provider.id] : [])),
  ]
}
