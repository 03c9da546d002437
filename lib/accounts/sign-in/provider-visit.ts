import 'server-only'
import type { Route } from 'next'
import { cookies } from 'next/headers'
import { connectCookie } from '@/lib/accounts/sessions/session-cookie'
import { isConnectIntent } from '@/lib/accounts/providers/connect-provider'
import { providerProblems, type ProviderProblem } from '@/lib/accounts/providers/schema'
import { findSession, type SignedIn } from '@/lib/accounts/sessions/find-session'
import { sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { askNextAuth, withCookies, type Cookies } from '@/lib/accounts/sign-in/ask-next-auth'
import type { Begun } from '@/lib/accounts/sign-in/begin-session'
import { enterBrowser } from '@/lib/accounts/sign-in/enter-browser'
import { authOptions, callbackCookieName } from '@/lib/accounts/sign-in/next-auth'
import { providerName, signInProviders } from '@/lib/accounts/sign-in/providers'
import { setFlash } from '@/lib/action/flash'
import { html, htmlDocument } from '@/lib/action/html-document'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { getTranslations } from '@/lib/i18n/translations'
import { clientIp, isOwnLaptop } from '@/lib/ops/client-ip'
import { limit } from '@/lib/ops/rate-limits'
import { isFromThisSite } from '@/lib/ops/same-origin'
import { invitationIn, safeNext } from '@/lib/paths'

/** Where accounts at providers are connected. */
const CONNECTED = '/account/security#providers' as Route

/**
 * Leads to a provider, for a sign-in or a sign-up: a form's plain post, which needs no script.
 * @throws DomainError foreign-request | form-unreadable | not-found | rate-limited
 */
export async function startAtProvider(request: Request, provider: string): Promise<Response> {
  if (!isFromThisSite(request.headers)) throw new DomainError('foreign-request')
  const form = await request.formData().catch(() => {
    throw new DomainError('form-unreadable')
  })
  await connectCookie.clear()
  return leaveFor(request, provider, { next: safeNext(form.get('next')) })
}

/**
 * Leads to a provider, to connect an account there. It changes nothing: what says that the person wants
 * it is a cookie that the step before has set (lib/accounts/providers/actions.ts).
 * @throws DomainError not-found | rate-limited
 */
export async function connectAtProvider(request: Request, provider: string): Promise<Response> {
  const connecting = await connectingTo(provider)
  return connecting
    ? leaveFor(request, provider, { next: CONNECTED, connecting })
    : leadBack('connect-expired', provider, { next: CONNECTED, connecting })
}

/**
 * Takes the answer that somebody brings from a provider: signs them in, or connects the account there.
 * @throws DomainError not-found
 */
export async function returnFromProvider(request: Request, provider: string): Promise<Response> {
  ensureSet(provider)
  const brought = await cookiesNow()
  const intent = await connectCookie.read()
  const connecting = intent ? await connectingTo(provider) : undefined
  await connectCookie.clear()
  const visit = { next: nextIn(brought), connecting }
  // A sign-in is what nobody asked for here, and may end in an account that they did not want.
  if (connecting === null) return leadBack('connect-expired', provider, visit)
  // A sign-in begins a session of its own, whoever is signed in: grave steps ask for a new one.
  const { [sessionCookieName()]: _session, ...others } = brought
  let session: Begun | undefined
  const answer = await askNextAuth(
    {
      path: ['callback', provider],
      query: Object.fromEntries(new URL(request.url).searchParams),
      cookies: connecting ? brought : others,
    },
    authOptions({ ...visit, begun: (begun) => (session = begun) }),
  )
  const problem = problemIn(answer.location)
  if (problem) return leadBack(problem, provider, visit, answer.setCookies)
  if (connecting) {
    await setFlash('providerConnected', { provider: providerName(provider) }, CONNECTED)
    return redirectTo(CONNECTED, answer.setCookies)
  }
  return redirectTo(
    session ? await enterBrowser(session, visit.next) : visit.next,
    answer.setCookies,
  )
}

interface Visit {
  next: Route
  connecting?: SignedIn | null | undefined
}

const cookiesNow = async (): Promise<Cookies> =>
  Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]))

/** Who said in this session that they want to connect this provider; null for nobody. */
async function connectingTo(provider: string): Promise<SignedIn | null> {
  const [intent, token] = [
    await connectCookie.read(),
    (await cookies()).get(sessionCookieName())?.value,
  ]
  const user = intent && token ? (await findSession(token))?.user : undefined
  return user && isConnectIntent(intent!, user, provider) ? user : null
}

/** Where the sign-in leads, which next-auth keeps in the browser. */
function nextIn(brought: Cookies): Route {
  const url = brought[callbackCookieName()] ?? ''
  return safeNext(url.startsWith(`${env.APP_URL}/`) ? url.slice(env.APP_URL.length) : '/')
}

function ensureSet(provider: string) {
  if (!signInProviders().some(({ id }) => id === provider)) throw new DomainError('not-found')
}

async function leaveFor(request: Request, provider: string, visit: Visit): Promise<Response> {
  ensureSet(provider)
  const ip = clientIp(request.headers)
  if (!isOwnLaptop(ip)) await limit('tokenIp', ip)
  const [brought, options] = [await cookiesNow(), authOptions()]
  const csrf = await askNextAuth({ path: ['csrf'], cookies: brought }, options)
  const { csrfToken } = csrf.body as { csrfToken: string }
  const answer = await askNextAuth(
    {
      path: ['signin', provider],
      method: 'POST',
      cookies: withCookies(brought, csrf.setCookies),
      body: { csrfToken, callbackUrl: `${env.APP_URL}${visit.next}`, json: 'true' },
    },
    options,
  )
  const { url } = answer.body as { url: string }
  const setCookies = [...csrf.setCookies, ...answer.setCookies]
  const problem = problemIn(url)
  return problem ? leadBack(problem, provider, visit, setCookies) : leave(url, provider, setCookies)
}

/**
 * A document that leads on by itself. Not a redirect: the Content-Security-Policy of the page with the
 * form (`form-action 'self'`) refuses one to another site, and each further one that follows there.
 */
async function leave(url: string, provider: string, setCookies: string[]): Promise<Response> {
  const t = await getTranslations('login')
  const title = t('with', { provider: providerName(provider) })
  const head = `<meta http-equiv="refresh" content="0;url=${html(url)}">`
  const body = await htmlDocument(title, `<p><a href="${html(url)}">${html(title)}</a></p>`, head)
  return withSet(setCookies, 200, body, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  })
}

/** What is wrong, where next-auth leads to a page that says so. */
function problemIn(location: string | undefined): ProviderProblem | undefined {
  const url = new URL(location ?? '/', env.APP_URL)
  const error = url.searchParams.get('error')
  const isOurs = url.origin === new URL(env.APP_URL).origin
  if (!error || !isOurs || !/^\/(login|api\/auth\/\w+)$/.test(url.pathname)) return undefined
  if (error === 'OAuthAccountNotLinked') return 'address-taken'
  return providerProblems.find((each) => each === error) ?? 'other'
}

/** Back to where the visit began, which says what is wrong and is as it was. */
function leadBack(why: ProviderProblem, provider: string, visit: Visit, setCookies: string[] = []) {
  const { next, connecting } = visit
  const query = new URLSearchParams({ error: why, provider })
  if (connecting !== undefined)
    return redirectTo(`/account/security?${query}#providers`, setCookies)
  if (invitationIn(next)) return redirectTo(`${next}?${query}`, setCookies)
  query.set('next', next)
  return redirectTo(`/login?${query}`, setCookies)
}

const redirectTo = (path: string, setCookies: string[]) =>
  withSet(setCookies, 303, null, { Location: path })

function withSet(
  setCookies: string[],
  status: number,
  body: string | null,
  headers: Record<string, string>,
): Response {
  const response = new Response(body, { status, headers })
  // The session is handed over by enterBrowser.
  const others = setCookies.filter((line) => !line.startsWith(`${sessionCookieName()}=`))
  for (const line of others) response.headers.append('Set-Cookie', line)
  return response
}
