import 'server-only'
import type { Profile } from 'next-auth'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'

/** A sign-in provider whose settings are there, for the sign-in page's buttons. */
export interface SignInProvider {
  id: string
  name: string
}

/** The providers that are set. */
export const signInProviders = (): SignInProvider[] =>
  providers().map(({ id, name }) => ({ id, name }))

/** The same as next-auth wants them. */
export const providers = () => [
  ...(env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
    ? [GoogleProvider({ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET })]
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
      async request({ client, tokens }: GitHub) {
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

interface GitHub {
  client: { userinfo: (token: string) => Promise<Profile> }
  tokens: { access_token?: string }
}

type OidcProfile = Profile & { sub: string }
interface Oidc {
  client: { userinfo: (tokens: Oidc['tokens']) => Promise<OidcProfile> }
  tokens: { claims: () => OidcProfile }
}

/** Many servers tell the address at their userinfo endpoint alone, which the ID token's subject binds. */
async function oidcProfile({ client, tokens }: Oidc) {
  const claims = tokens.claims()
  return claims.email ? claims : { ...(await client.userinfo(tokens)), ...claims }
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
    userinfo: { request: oidcProfile as never },
    clientId,
    clientSecret,
    profile: ({ sub, name, email }: OidcProfile) => ({
      ...{ id: sub, name: name ?? null, email: email ?? null, image: null },
    }),
  }) satisfies OAuthConfig<OidcProfile>

/** The name of a provider, also of one whose settings are gone. */
export const providerName = (id: string): string =>
  signInProviders().find((provider) => provider.id === id)?.name ?? id
