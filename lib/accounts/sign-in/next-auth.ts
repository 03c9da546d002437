import 'server-only'
import type { Account, NextAuthOptions, Profile } from 'next-auth'
import type { AdapterAccount } from 'next-auth/adapters'
import config from '@/guildhall.config'
import { canonicalEmail } from '@/lib/accounts/email-address'
import { connectProvider } from '@/lib/accounts/providers/connect-provider'
import {
  whyNotConnect,
  whyNotSignInBy,
  type Comer,
} from '@/lib/accounts/providers/why-not-by-provider'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { isSecure, newSessionToken, sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { adapter, beginByProvider, expiryOf } from '@/lib/accounts/sign-in/adapter'
import type { Begun } from '@/lib/accounts/sign-in/begin-session'
import { providerName, providers } from '@/lib/accounts/sign-in/providers'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { logError, logRefusal, logWarning } from '@/lib/log'
import { safeNext } from '@/lib/paths'

/** What somebody wants who comes back from a provider. */
export interface Visit {
  /** Where the sign-in leads. */
  next?: string | undefined
  /** Who connects the provider to their account; nobody for a sign-in. */
  connecting?: SignedIn | null
  /** Is given the session that a sign-in ends in. */
  begun?: (session: Begun) => void
}

/** Where next-auth keeps where a sign-in leads. */
export const callbackCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`

/**
 * next-auth's options: it does the providers, sign-out and `/api/auth/*`; sign-in by password, link or
 * code is ours (lib/accounts/sign-in/sign-in.ts), and all write the same session rows.
 */
export const authOptions = ({ next, connecting, begun }: Visit = {}): NextAuthOptions => {
  let comer: Comer | undefined
  return {
    adapter: {
      ...adapter,
      // The provider's own tokens are of no use here, so they are not kept.
      linkAccount: async ({ userId, type, provider, providerAccountId }: AdapterAccount) => {
        const account = { type, provider, providerAccountId, email: comer?.email ?? null }
        if (connecting) await connectProvider(connecting, account, providerName(provider))
        else await db.account.create({ data: { userId, ...account }, select: { id: true } })
      },
      createSession: async ({ sessionToken, userId }) => {
        const account = comer && {
          provider: comer.provider,
          providerAccountId: comer.providerAccountId,
        }
        const session = await beginByProvider(userId, sessionToken, account)
        begun?.(session)
        return { sessionToken, userId, expires: expiryOf(session) }
      },
    },
    providers: providers(),
    secret: env.AUTH_SECRET,
    pages: { signIn: '/login', error: '/login', signOut: '/login' },
    useSecureCookies: isSecure(),
    session: {
      strategy: 'database',
      maxAge: config.lifetimes.session / 1000,
      // Never: a session's end is set when it begins, and note-visit.ts records its use.
      updateAge: config.lifetimes.session / 1000,
      generateSessionToken: newSessionToken,
    },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
      },
    },
    callbacks: {
      signIn: async ({ account, profile }) => {
        comer = comerOf(account, profile)
        const why = connecting
          ? await whyNotConnect(connecting, comer)
          : await whyNotSignInBy(comer, next)
        return why === null || `/login?error=${why}`
      },
      session: ({ session, user }) => ({ ...session, user: { ...session.user, id: user.id } }),
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${safeNext(url.startsWith(baseUrl) ? url.slice(baseUrl.length) || '/' : url)}`,
    },
    // next-auth's own logger prints what a provider says about the person.
    logger: {
      error: logFailure,
      warn: (code) => logWarning('next-auth warns', { code }),
      debug: () => {},
    },
  }
}

function comerOf(account: Account | null, profile: Profile | undefined): Comer {
  const { provider = '', providerAccountId = '' } = account ?? {}
  const { email, email_verified: isVerified } = (profile ?? {}) as Profile & {
    email_verified?: boolean | string
  }
  return {
    ...{ provider, providerAccountId },
    email: email ? canonicalEmail(email) : null,
    isVerified: isVerified === true || isVerified === 'true',
  }
}

/** What a provider's answer lacks is no fault of ours; everything else that fails is. */
function logFailure(code: string, about: Error | { error?: unknown; message?: string }) {
  const error = about instanceof Error ? about : (about.error ?? about.message)
  if (!code.includes('OAUTH')) return logError(error, { during: 'next-auth', code })
  const { message } = error instanceof Error ? error : new Error(String(error))
  // What was expected, and what came, are secrets of somebody's sign-in.
  const [reason = ''] = message.slice(0, 300).split(/, (?:expected|got)\b/)
  logRefusal({ by: 'provider', code, reason }, 'signIn.refused')
}
