import 'server-only'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { DomainError } from '@/lib/errors'
import type { DisconnectProviderInput, ConnectProviderInput } from '@/lib/accounts/providers/schema'
import { providerName, signInProviders } from '@/lib/accounts/sign-in/providers'
import { makeToken, openToken } from '@/lib/access/tokens'
import { minutes } from '@/lib/config/define-guildhall'

/** An account at a provider. */
export interface ProviderAccount {
  type: string
  provider: string
  providerAccountId: string
  email: string | null
}

/**
 * Connects an account at a provider to the signed-in person, who has shown a moment ago who they are
 * (connectIntent), and whose own address is proven. They are notified by email.
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

/**
 * The person's row, held until the transaction ends: their ways in change one after the other.
 * @throws DomainError not-found for one whose account is not active, or whose address is unproven
 */
async function lockUser(tx: Tx, { id }: Pick<SignedIn, 'id'>) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { id, isActive: true, emailVerified: { not: null } },
    select: { id: true, email: true, passwordHash: true },
  })
  if (!user) throw new DomainError('not-found')
  return user
}

/**
 * Disconnects an account at a provider: whoever has it no longer gets in, and every other session ends,
 * since one may be theirs. The person is notified by email.
 * @returns the provider's name, and the device token for this browser
 * @throws DomainError not-found | last-way-in
 */
export const disconnectProvider = (
  user: SignedIn,
  { accountId }: DisconnectProviderInput,
): Promise<{ provider: string; device: string }> =>
  db.$transaction(async (tx) => {
    const { id, email } = await lockUser(tx, user)
    const account = await tx.account.findUnique({
      where: { id: accountId, userId: id },
      select: { provider: true },
    })
    if (!account) throw new DomainError('not-found')
    if ((await countWaysIn(tx, id, accountId)) === 0) throw new DomainError('last-way-in')
    await tx.account.delete({ where: { id: accountId }, select: { id: true } })
    const { device } = await endSessionsOf(tx, id, user.sessionId)
    const provider = providerName(account.provider)
    await record(
      tx,
      { type: 'user.providerDisconnected', actor: user, data: { provider } },
      { template: 'provider-changed', to: email, userId: id, provider, became: 'disconnected' },
    )
    return { provider, device }
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
export const isConnectIntent = (token: string, user: Who, provider: string): boolean =>
  openToken(token, 'connect', INTENT_LIFETIME, stateOf(user, provider))?.subject === user.sessionId

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
