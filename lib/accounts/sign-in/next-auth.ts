import 'server-only'
import { cookies } from 'next/headers'
import type { NextAuthOptions, Profile } from 'next-auth'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import config from '@/guildhall.config'
import { findAccount } from '@/lib/accounts/address/find-account'
import { adapter } from '@/lib/accounts/sign-in/adapter'
import { isSecure, newSessionToken, sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { logError, logWarning } from '@/lib/log'
import { setLocaleCookie } from '@/lib/i18n/locale-cookie'
import { whyNoAccount } from '@/lib/accounts/sign-up/may-have-account'
import { safeNext } from '@/lib/paths'
import { accountState, stateColumns } from '@/lib/accounts/account-state'
import { canonicalEmail } from '@/lib/accounts/email-address'

/** A sign-in provider whose settings are there, for the sign-in page's buttons. */
export interface SignInProvider {
  id: string
  name: string
}

/** The providers that are set. */
export const signInProviders = (): SignInProvider[] =>
  providers().map(({ id, name }) => ({ id, name }))

// Nobody is let in by an address that the provider has not verified: it could be anybody's.
const providers = () => [
  ...(env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
    ? [
        GoogleProvider({
          clientId: env.GOOGLE_CLIENT_ID,
          clientSecret: env.GOOGLE_CLIENT_SECRET,
        }),
      ]
    : []),
  ...(env.GITHUB_CLIENT_ID && env.GITHUB_CLIENT_SECRET
    ? [github(env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET)]
    : []),
  ...(env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
    ? [oidc(env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET)]
    : []),
]

interface GitHubEmail {
  email: string
  primary: boolean
  verified: boolean
}

/** GitHub tells which addresses are verified only in a list of its own. */
function github(clientId: string, clientSecret: string) {
  const provider = GitHubProvider({ clientId, clientSecret })
  return {
    ...provider,
    userinfo: {
      url: 'https://api.github.com/user',
      async request({ client, tokens }: { client: GitHubClient; tokens: Tokens }) {
        const profile = await client.userinfo(tokens.access_token ?? '')
        const answer = await fetch('https://api.github.com/user/emails', {
          headers: { Authorization: `token ${tokens.access_token}` },
        })
        const emails = answer.ok ? ((await answer.json()) as GitHubEmail[]) : []
        const primary = emails.find((email) => email.primary)
        return { ...profile, email: primary?.email, email_verified: primary?.verified ?? false }
      },
    },
  } as unknown as ReturnType<typeof GitHubProvider>
}

interface GitHubClient {
  userinfo: (token: string) => Promise<Profile>
}
interface Tokens {
  access_token?: string
}

const oidc = (issuer: string, clientId: string, clientSecret: string) =>
  ({
    id: 'oidc',
    name: new URL(issuer).hostname,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    clientId,
    clientSecret,
    profile: (profile: Profile & { sub: string }) => ({
      id: profile.sub,
      name: profile.name ?? null,
      email: profile.email ?? null,
      image: null,
    }),
  }) satisfies OAuthConfig<Profile & { sub: string }>

/**
 * next-auth's options: it does the providers, sign-out and `/api/auth/*`; sign-in by password or
 * link is ours (lib/accounts/sign-in/sign-in.ts), and both write the same session rows.
 */
export const authOptions = (): NextAuthOptions => ({
  adapter,
  providers: providers(),
  secret: env.AUTH_SECRET,
  pages: { signIn: '/login', error: '/login', signOut: '/login' },
  useSecureCookies: isSecure(),
  // Its own prints what a provider told of the person.
  logger: {
    error: (code, about) =>
      logError('error' in about ? about.error : about, { during: 'next-auth', code }),
    warn: (code) => logWarning('next-auth warns', { code }),
    debug: () => {},
  },
  session: {
    strategy: 'database',
    maxAge: config.lifetimes.session / 1000,
    // Never: the end of a session is set when it begins, and its use is noted by touch-session.ts.
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
    signIn: ({ profile, user }) => maySignIn(profile, user.email),
    session: ({ session, user }) => ({ ...session, user: { ...session.user, id: user.id } }),
    redirect: ({ url, baseUrl }) =>
      `${baseUrl}${safeNext(url.startsWith(baseUrl) ? url.slice(baseUrl.length) || '/' : url)}`,
  },
  events: {
    signIn: async ({ user: { id } }) => {
      const user = await db.user.findUnique({ where: { id }, select: { locale: true } })
      if (user?.locale) await setLocaleCookie(user.locale)
    },
  },
})

/** Where the sign-in by a provider leads, which next-auth keeps in the browser; undefined before one. */
export async function nextOfProvider(): Promise<string | undefined> {
  const name = `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`
  const url = (await cookies()).get(name)?.value
  return url?.startsWith(`${env.APP_URL}/`) ? url.slice(env.APP_URL.length) : undefined
}

/**
 * Only with an address that the provider has verified, never into a deactivated account, and into a new
 * one only where there may be one.
 */
async function maySignIn(profile: Profile | undefined, address: string | null | undefined) {
  const { email_verified: isVerified } = (profile ?? {}) as { email_verified?: boolean | string }
  const email = address && canonicalEmail(address)
  if (!email || (isVerified !== true && isVerified !== 'true')) return false
  const user = await findAccount(db, email, stateColumns)
  if (user) return accountState(user) !== 'deactivated'
  const why = await whyNoAccount(email, await nextOfProvider())
  return why === null || `/login?error=${why}`
}
