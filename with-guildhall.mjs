import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { ownPaths } from './lib/ops/own-paths.mjs'
import { actionKey } from './scripts/lib/action-key.mjs'

// Headers of every response. The referrer is only sent within this site, so that an emailed token in a
// URL never reaches another one, while a form posted without JavaScript keeps its Origin.
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

// Applies if neither proxy.ts nor lib/ops/door.ts sets a policy with a nonce.
const pagePolicy = {
  key: 'Content-Security-Policy',
  value: "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
}

/** For Guildhall's pages only, not for other pages of the app. */
const ownHeaders = [
  // Pictures have their own policy, which this would overwrite.
  { source: ownPaths ? `/((?:${ownPaths})(?:/.*)?)` : '/:path*', headers },
  {
    source: ownPaths ? `/((?!api/pictures/)(?:${ownPaths})(?:/.*)?)` : '/((?!api/pictures/).*)',
    missing: [{ type: 'header', key: 'x-guildhall-door' }], // it has one: lib/ops/door.ts
    headers: [pagePolicy],
  },
  // The token in the URL is sent nowhere, not even to this site's own log: docs/decisions/headers.md.
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

// Characters that a message leaves after a link ("(see https://…/orgs/acme)."), raw or percent-encoded.
// No page ends like that, so it redirects to the intended page. The path starts with a letter, so that it
// never leads to another host.
const leftovers = '(?:[.,;:!\\)\\]}>"\'*|…”’»。、）」>]|%(?:25)*[0-9A-Fa-f]{2})+'
const linked = ownPaths ? `(?:${ownPaths})(?:/[\\w./~-]*[\\w~-])?` : '[A-Za-z][\\w./~-]*[\\w~-]'
const ownRedirects = [
  { source: `/:path(${linked})(${leftovers})`, destination: '/:path', permanent: false },
]

// Packages of the server that Node loads itself during development. Turbopack would compile each of them
// for proxy.ts, instrumentation.ts, API routes, pages and client components, again in each start without
// a cache. In production they are part of the bundles, as their unused parts are not.
const unbundled = [
  ...['@formatjs/intl-localematcher', '@opentelemetry/api', '@opentelemetry/sdk-trace-node'],
  ...['@opentelemetry/resources', '@opentelemetry/exporter-trace-otlp-http'],
  ...['@prisma/adapter-pg', '@prisma/driver-adapter-utils', 'aws4fetch', 'compression'],
  ...['csv-parse', 'csv-stringify', 'culori', 'd3-scale', 'd3-shape', 'email-providers'],
  ...['fflate', 'html-to-text', 'negotiator', 'nodemailer', 'otpauth', 'rate-limiter-flexible'],
  ...['resend', 'transliteration', 'uqr', 'use-intl', 'zod'],
]

/**
 * Adds what Guildhall's pages need to an app's Next configuration.
 * @param {import('next').NextConfig | ((phase: string, context: object) => import('next').NextConfig |
 *   Promise<import('next').NextConfig>)} given
 */
export const withGuildhall = (given) => (phase, context) => {
  // Servers with the same secret accept each other's forms: docs/decisions/one-form-for-every-build.md.
  const secret = process.env.AUTH_SECRET
  if (phase === PHASE_PRODUCTION_BUILD && secret)
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionKey(secret)
  const config = typeof given === 'function' ? given(phase, context) : given
  const extend = (config) =>
    extended(phase === PHASE_DEVELOPMENT_SERVER ? inDevelopment(config) : config)
  return config instanceof Promise ? config.then(extend) : extend(config)
}

/** Compiles less before the first page (docs/decisions/speed.md). */
const inDevelopment = (config) => ({
  ...config,
  serverExternalPackages: [...unbundled, ...(config.serverExternalPackages ?? [])],
})

/** @returns {import('next').NextConfig} */
const extended = (config) => ({
  // Sends a page's title with its head, not after its body: titles are known by then, and screen readers
  // read the title first.
  htmlLimitedBots: /.*/,
  ...config,
  turbopack: {
    ...config.turbopack,
    resolveAlias: {
      '../build/polyfills/polyfill-module': './lib/workarounds/old-polyfills.ts',
      ...config.turbopack?.resolveAlias,
    },
  },
  // lib/ops/door.ts compresses responses.
  compress: false,
  // proxy.ts sees the original request: with the header that marks a prefetch, and the real URL.
  skipProxyUrlNormalize: true,
  // Off, even if the app enables them: docs/decisions/cache-components.md. 'use cache' still works.
  cacheComponents: false,
  partialPrefetching: false,
  experimental: {
    ...(config.cacheComponents && { useCache: true }),
    ...config.experimental,
    authInterrupts: true,
    // A picture of 5 MB and its form: larger bodies are not read completely.
    serverActions: { bodySizeLimit: '6mb', ...config.experimental?.serverActions },
  },
  // Read at run time to find out which migrations the database should have.
  outputFileTracingIncludes: {
    ...config.outputFileTracingIncludes,
    '/api/ready': ['./prisma/migrations/**/*'],
  },
  redirects: async () => [...ownRedirects, ...((await config.redirects?.()) ?? [])],
  headers: async () => [...ownHeaders, ...((await config.headers?.()) ?? [])],
})
