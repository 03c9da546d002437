import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool } from '@/lib/db'
import { acme } from '@/lib/testing/people'
import { builtApp, startServer, withoutProxy, type Server } from '@/scripts/testing/fuzz/server.mjs'

const servers: Record<string, Server> = {}
let org: Awaited<ReturnType<typeof acme>>
let script: string
beforeAll(async () => {
  const buildDir = await builtApp()
  const chunks = join(buildDir, 'static/chunks')
  script = readdirSync(chunks).find((name) => name.endsWith('.js'))!
  org = await acme()
  const https = { APP_URL: 'https://guildhall.test', NEXTAUTH_URL: 'https://guildhall.test' }
  servers.plain = await startServer(buildDir, { GUILDHALL_EMBEDDED: '1' })
  servers.https = await startServer(buildDir, https)
  servers.away = await startServer(buildDir, { MAINTENANCE: '1' })
  servers.bare = await startServer(withoutProxy(buildDir), { VERCEL: '1' })
}, 600_000)
afterAll(() => Promise.all(Object.values(servers).map((server) => server.stop())))

/** A request to a server, and the expected status. */
interface Asked {
  path: string
  status: number
  as?: 'olive' | 'mia'
  server?: string
  init?: RequestInit
  /** Cacheable: a file whose name changes with its content. */
  isKept?: boolean
  /** A page rendered by Next, with scripts. */
  isPage?: boolean
}

const page = (path: string, status = 200, more: Partial<Asked> = {}): Asked => ({
  ...{ path, status, isPage: true },
  ...more,
})
const picture = `${'a'.repeat(32)}-64.webp`
// A URL with a token is not sent to other sites.
const tokenPages = [
  ...['activate', 'change-email', 'invitations', 'join', 'login', 'reset-password', 'sign-out'],
  'unsubscribe',
]
const answers = (slug: string): Asked[] => [
  page('/'),
  page('/login'),
  page('/signup'),
  page('/nowhere', 404),
  ...tokenPages.map((name) => page(`/${name}/some-token`)),
  page('/orgs', 200, { as: 'olive' }),
  page(`/orgs/${slug}`, 200, { as: 'olive' }),
  page(`/orgs/${slug}/people`, 200, { as: 'olive' }),
  page(`/orgs/${slug}/settings`, 403, { as: 'mia' }),
  page('/orgs/nobodys', 404, { as: 'olive' }),
  page('/admin', 404, { as: 'olive' }),
  page('/dev/mailbox'),
  page(`/orgs/${slug}/people?_rsc`, 200, {
    as: 'olive',
    init: { headers: { rsc: '1' } },
    isPage: false,
  }),
  { path: '/orgs', status: 307 },
  page('/login', 503, { server: 'away' }),
  { path: '/api/organizations', status: 503, server: 'away' },
  { path: '/api/health', status: 200 },
  { path: '/api/ready', status: 200 },
  { path: '/api/nowhere', status: 404 },
  { path: '/api/organizations', status: 401 },
  { path: '/api/organizations', status: 200, as: 'olive' },
  { path: '/api/slugs/free', status: 200 },
  { path: '/api/cron/outbox', status: 401, init: { method: 'POST' } },
  { path: `/orgs/${slug}/people/export?format=csv`, status: 200, as: 'olive' },
  { path: `/orgs/${slug}/export`, status: 200, as: 'olive' },
  { path: '/account/export', status: 200, as: 'olive' },
  { path: `/api/pictures/${picture}`, status: 404 },
  {
    path: `/api/pictures/${picture}`,
    status: 304,
    init: { headers: { 'if-none-match': `"${picture}"` } },
    isKept: true,
  },
  { path: '/api/auth/session', status: 200, as: 'olive' },
  { path: '/api/auth/csrf', status: 200 },
  { path: '/api/auth/providers', status: 200 },
  { path: '/api/auth/error?error=Configuration', status: 302 },
  { path: '/api/auth/_log', status: 404, init: { method: 'POST' } },
  { path: '/api/auth/nonsense', status: 404 },
  {
    path: '/login',
    status: 403,
    init: { method: 'POST', headers: { origin: 'https://evil.test' } },
  },
  { path: '/login', status: 400, init: { method: 'POST', body: '{}' } },
  { path: '/_next/static/chunks/SCRIPT', status: 200, isKept: true },
  { path: '/icons/48.png', status: 200, isKept: true },
  { path: '/favicon.ico', status: 200, isKept: true },
  { path: '/manifest.webmanifest', status: 200, isKept: true },
  { path: '/login', status: 200, server: 'bare' },
  { path: `/orgs/${slug}`, status: 200, server: 'bare', as: 'olive' },
  { path: '/api/organizations', status: 401, server: 'bare' },
]

async function ask({ path, server = 'plain', as, init }: Asked, name = server) {
  const { url } = servers[name]!
  const cookie = name === 'https' ? '__Host-next-auth.session-token' : 'next-auth.session-token'
  return fetch(url + path.replace('SCRIPT', script), {
    ...init,
    redirect: 'manual',
    headers: {
      origin: name === 'https' ? 'https://guildhall.test' : url,
      ...(as && { cookie: `${cookie}=${org[as].token}` }),
      ...init?.headers,
    },
  })
}

/** Returns what is wrong with a response's headers. */
function faults(asked: Asked, { status, headers }: Response): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  const hasToken = tokenPages.some((name) => asked.path.startsWith(`/${name}/`))
  const rules: [string, boolean][] = [
    [`status ${status}`, status === asked.status],
    ['nosniff', headers.get('x-content-type-options') === 'nosniff'],
    ['referrer', headers.get('referrer-policy') === (hasToken ? 'strict-origin' : 'same-origin')],
    ['opener', headers.get('cross-origin-opener-policy') === 'same-origin'],
    ['resource', headers.get('cross-origin-resource-policy') === 'same-origin'],
    ['permissions', /camera=\(\).*microphone=\(\)/.test(headers.get('permissions-policy') ?? '')],
    ['frame-ancestors', policy.includes("frame-ancestors 'none'")],
    [
      'base-uri, form-action, object-src',
      policy.includes('sandbox') ||
        ["base-uri 'none'", "form-action 'self'", "object-src 'none'"].every((rule) =>
          policy.includes(rule),
        ),
    ],
    ['no CORS', !headers.has('access-control-allow-origin')],
    ['no x-powered-by', !headers.has('x-powered-by') && !headers.has('server')],
    ['not kept', asked.isKept || /no-store/.test(headers.get('cache-control') ?? '')],
    ['no unsafe script', !/unsafe|\*|https?:/.test(scripts)],
    ['nonce', !asked.isPage || /^'self' 'nonce-[^']{20,}' 'strict-dynamic'$/.test(scripts)],
    ['nothing from elsewhere', !asked.isPage || policy.startsWith("default-src 'self';")],
  ]
  return rules.flatMap(([rule, holds]) => (holds ? [] : [rule]))
}

test('every type of response has its headers', async () => {
  const wrong: Record<string, string[]> = {}
  const note = (asked: Asked, found: string[], server = asked.server ?? 'plain') => {
    const name = `${server} ${asked.init?.method ?? 'GET'} ${asked.path} ${asked.status}`
    if (found.length > 0) wrong[name] = found
  }
  const all = answers(org.slug)
  for (const asked of all) note(asked, faults(asked, await ask(asked)))
  // What a bug does to a page and a route: a table is suddenly missing.
  await pool().query('ALTER TABLE "OrganizationUser" RENAME TO "Gone"')
  for (const asked of [
    page(`/orgs/${org.slug}/people`, 500, { as: 'olive' }),
    { path: `/orgs/${org.slug}/people/export`, status: 500, as: 'olive' } as const,
  ])
    note(asked, faults(asked, await ask(asked)))
  await pool().query('ALTER TABLE "Gone" RENAME TO "OrganizationUser"')
  // If the site has https, browsers are told to always use it.
  for (const asked of all.filter(({ server }) => !server)) {
    const { headers } = await ask(asked, 'https')
    const transport = headers.get('strict-transport-security')
    note(asked, transport === 'max-age=63072000' ? [] : [`transport ${transport}`], 'https')
  }
  expect(wrong).toEqual({})
})
