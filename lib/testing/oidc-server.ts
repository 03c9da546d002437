import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Who is signed in at the provider, and what it tells of them. */
export interface ProviderPerson {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

/** An OpenID Connect provider that asks nothing: whoever comes is `person`, and agrees. */
export interface OidcServer {
  issuer: string
  /** Who comes next. */
  person: ProviderPerson
  /** What it tells at its token endpoint is changed by this before it is sent. */
  tamper: ((answer: { id_token: string }) => Promise<object> | object) | undefined
  stop: () => Promise<void>
}

const client = { id: 'guildhall', secret: 'a-secret-of-the-tests' }

/** The settings with which the site uses a provider. */
export const settingsFor = ({ issuer }: OidcServer) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
})

/** Starts one with a single client: a site on this machine, at any port. */
export async function startOidcServer(): Promise<OidcServer> {
  // The package says on every start that it would rather run on a newer Node.
  const warn = console.warn
  console.warn = () => undefined
  const { default: Provider } = await import('oidc-provider')
  const server = createServer()
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const state: OidcServer = {
    issuer,
    person: { sub: 'nobody' },
    tamper: undefined,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  const people = new Map<string, ProviderPerson>()
  const provider: InstanceType<typeof Provider> = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        // Of a native application the port does not count.
        application_type: 'native',
        redirect_uris: ['http://localhost/api/auth/callback/oidc'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Said for each, or it notes on the console that it was not.
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => Promise.resolve({ ...(people.get(sub) ?? { sub }) }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  console.warn = warn
  provider.use(async (context, next) => {
    await next()
    const { tamper } = state
    if (tamper && context.path === '/token')
      context.body = await tamper(context.body as { id_token: string })
  })
  const answer = provider.callback()
  const logIn = async (request: IncomingMessage, response: ServerResponse) => {
    people.set(state.person.sub, state.person)
    const result = { login: { accountId: state.person.sub, remember: false }, consent: {} }
    await provider.interactionFinished(request, response, result)
  }
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void logIn(request, response)
    else void answer(request, response)
  })
  return state
}
