import 'server-only'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { beginSession, type Begun } from '@/lib/accounts/sign-in/begin-session'
import { readCaller } from '@/lib/accounts/sign-in/enter-browser'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import { db } from '@/lib/db'
import { requestLocale } from '@/lib/i18n/request-locale'
import { provisionUser } from '@/lib/accounts/sign-up/provision-user'
import { pending } from '@/lib/accounts/account-state'
import { canonicalEmail } from '@/lib/accounts/email-address'

const select = { id: true, name: true, email: true, emailVerified: true, image: true } as const

/**
 * Begins the session of somebody whom a provider knows, with the token that next-auth has chosen.
 * @param account theirs at the provider: nobody enters by one that was disconnected meanwhile
 * @throws DomainError sign-in-failed
 */
export async function beginByProvider(
  id: string,
  token: string,
  account?: { provider: string; providerAccountId: string },
): Promise<Begun> {
  const from = await readCaller()
  const restsOn = account && { accounts: { some: account } }
  return db.$transaction(async (tx) => {
    const { name, email } = await tx.user.findUniqueOrThrow({ where: { id }, select })
    const arrival = { person: { id, name, email }, by: 'provider', restsOn, from, token } as const
    return beginSession(tx, { ...arrival, provider: account?.provider })
  })
}

/** Where a second factor is asked for first, there is no session yet: what next-auth would set is over. */
export const expiryOf = (begun: Begun) => ('pending' in begun ? new Date(0) : begun.expires)

/**
 * next-auth's way to our tables. Session tokens are stored as their SHA-256. Connecting accounts depends
 * on the visit: next-auth.ts.
 */
export const adapter: Adapter = {
  // The provider has verified the address (see next-auth.ts), so a pending sign-up with it is completed,
  // with its organizations.
  createUser: async (given: Omit<AdapterUser, 'id'>) => {
    const { email, name, image } = given
    const { person, outcome } = await provisionUser({
      ...{ email, name, image },
      locale: await requestLocale(),
    })
    // Since next-auth looked: its own sign-in must decide whose account it is.
    if (outcome === 'known') throw new Error('the address has an account')
    return db.user.findUniqueOrThrow({ where: { id: person.id }, select })
  },

  getUser: (id) => db.user.findUnique({ where: { id }, select }),

  getUserByEmail: (address) => {
    const email = canonicalEmail(address)
    return email
      ? db.user.findFirst({ where: { addresses: { some: { email } }, NOT: pending }, select })
      : null
  },

  getUserByAccount: async (provider_providerAccountId) => {
    const account = await db.account.findUnique({
      where: { provider_providerAccountId },
      select: { user: { select } },
    })
    return account?.user ?? null
  },

  updateUser: ({ id, name, image }) =>
    db.user.update({
      where: { id },
      data: { ...(name !== undefined && { name }), ...(image !== undefined && { image }) },
      select,
    }),

  createSession: async ({ sessionToken, userId }) => {
    const begun = await beginByProvider(userId, sessionToken)
    return { sessionToken, userId, expires: expiryOf(begun) }
  },

  getSessionAndUser: async (sessionToken) => {
    const found = await findSession(sessionToken)
    if (!found) return null
    const { user, expires } = found
    return {
      session: { sessionToken, userId: user.id, expires },
      user: { ...user, emailVerified: null },
    }
  },

  // next-auth would only extend the session, whose end is fixed here.
  updateSession: () => null,

  deleteSession: async (sessionToken) => {
    await db.session.deleteMany({ where: { sessionToken: hashSessionToken(sessionToken) } })
  },
}

/**
 * Wraps the adapter and collects its errors, which next-auth would log and ignore. Created per request.
 */
export function watchAdapter(adapter: Adapter = {}): { adapter: Adapter; failures: unknown[] } {
  const failures: unknown[] = []
  const watched = Object.entries(adapter).map(([name, work]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (work as (...args: unknown[]) => unknown)(...args)
      } catch (error) {
        failures.push(error)
        throw error
      }
    },
  ])
  return { adapter: Object.fromEntries(watched) as Adapter, failures }
}
