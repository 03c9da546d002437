import { PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { ownPaths } from './lib/ops/own-paths.mjs'
import { actionKey } from './scripts/lib/action-key.mjs'

// Headers that hold for every answer. The referrer stays on this site, so that a mailed token in
// an address never reaches another one, while a form posted without JavaScript keeps its Origin.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  },
]

// What holds where neither proxy.ts nor lib/ops/door.ts gives a page a policy with a nonce.
const pagePolicy = {
  key: 'Content-Security-Policy',
  value: "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
}

/** Of Guildhall's pages, and of no other page of the app. */
const ownHeaders = [
  // A picture has a policy of its own, which this would overwrite.
  { source: ownPaths ? `/((?:${ownPaths})(?:/.*)?)` : '/:path*', headers },
  {
    source: ownPaths ? `/((?!api/pictures/)(?:${ownPaths})(?:/.*)?)` : '/((?!api/pictures/).*)',
    missing: [{ type: 'header', key: 'x-guildhall-door' }], // it has one: lib/ops/door.ts
    headers: [pagePolicy],
  },
  // The token in the address goes nowhere, not even to this site's own log: docs/decisions/headers.md.
  ...[
    'activate',
    'reset-password',
    'login',
    'change-email',
    'sign-out',
    'unsubscribe',
    'invitations',
    'join',
  ].map((page) => ({
    source: `/${page}/:token`,
    headers: [{ key: 'Referrer-Policy', value: 'strict-origin' }],
  })),
]

// What a message leaves behind a link ("(see https://…/orgs/acme)."), as it is or percent-encoded. No
// page of ours ends like that: it leads to the page that is meant. The path starts with a letter, so
// that it is never another host's.
const leftovers = '(?:[.,;:!\\)\\]}>"\'*|…”’»。、）」>]|%(?:25)*[0-9A-Fa-f]{2})+'
const linked = ownPaths ? `(?:${ownPaths})(?:/[\\w./~-]*[\\w~-])?` : '[A-Za-z][\\w./~-]*[\\w~-]'
const ownRedirects = [
  { source: `/:path(${linked})(${leftovers})`, destination: '/:path', permanent: false },
]

/**
 * What Guildhall's pages need of next.config, added to what an app has there.
 * @param {import('next').NextConfig | ((phase: string, context: object) => import('next').NextConfig | Promise<import('next').NextConfig>)} given
 */
export const withGuildhall = (given) => (phase, context) => {
  // Servers of one secret know each other's forms: docs/decisions/one-form-for-every-build.md.
  const secret = process.env.AUTH_SECRET
  if (phase === PHASE_PRODUCTION_BUILD && secret)
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionKey(secret)
  const config = typeof given === 'function' ? given(phase, context) : given
  return config instanceof Promise ? config.then(extended) : extended(config)
}

/** @returns {import('next').NextConfig} */
const extended = (config) => ({
  // A page's title comes with its head, not after its body: ours are known by then, and a screen reader
  // reads the title first.
  htmlLimitedBots: /.*/,
  ...config,
  // proxy.ts sees the request as it came: with the header that marks a prefetch, and the true address.
  skipProxyUrlNormalize: true,
  // Off, also where the app has them on: docs/decisions/cache-components.md. 'use cache' stays.
  cacheComponents: false,
  partialPrefetching: false,
  experimental: {
    ...(config.cacheComponents && { useCache: true }),
    ...config.experimental,
    authInterrupts: true,
    // A picture of 5 MB and the form around it: what is larger is not read to its end.
    serverActions: { bodySizeLimit: '6mb', ...config.experimental?.serverActions },
  },
  // Read at run time: which migrations the database should have.
  outputFileTracingIncludes: {
    ...config.outputFileTracingIncludes,
    '/api/ready': ['./prisma/migrations/**/*'],
  },
  redirects: async () => [...ownRedirects, ...((await config.redirects?.()) ?? [])],
  headers: async () => [...ownHeaders, ...((await config.headers?.()) ?? [])],
})
