import { PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { actionKey } from './scripts/lib/action-key.mjs'

// Headers that hold for every answer. The referrer stays on this site, so that a mailed token in
// an address never reaches another one, while a form posted without JavaScript keeps its Origin.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

// What holds where neither proxy.ts nor lib/ops/door.ts gives a page a policy with a nonce.
const pagePolicy = {
  key: 'Content-Security-Policy',
  value: "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
}

// What a message leaves behind a link ("(see https://…/orgs/acme)."), as it is or percent-encoded. No
// page of ours ends like that: it leads to the page that is meant. The path starts with a letter, so
// that it is never another host's.
const leftovers = '(?:[.,;:!\\)\\]}>"\'*|…’”»。、）」>]|%(?:25)*[0-9A-Fa-f]{2})+'
const redirects = [
  {
    source: `/:path([A-Za-z][\\w./~-]*[\\w~-])(${leftovers})`,
    destination: '/:path',
    permanent: false,
  },
]

// Where browsers look for icons without being told.
const icons = [
  { source: '/favicon.ico', destination: '/icons/48.png' },
  { source: '/apple-touch-icon.png', destination: '/icons/180.png' },
]

/** @type {import('next').NextConfig} */
const config = {
  // Tests build beside a running server, so they name a folder of their own.
  distDir: process.env.GUILDHALL_BUILD_DIR || '.next',
  // For an image: the server with the packages that it needs (Dockerfile). "next start" refuses such a build.
  ...(process.env.GUILDHALL_STANDALONE === '1' && {
    output: 'standalone',
    outputFileTracingRoot: import.meta.dirname,
  }),
  // Next writes into the tsconfig.json that it is given; theirs is not the one that is committed.
  typescript: { tsconfigPath: process.env.GUILDHALL_TSCONFIG || 'tsconfig.json' },
  poweredByHeader: false,
  // Next would write files for coding agents into the project.
  agentRules: false,
  reactStrictMode: true,
  // A page's title comes with its head, not after its body: ours are known by then, and a screen reader
  // reads the title first.
  htmlLimitedBots: /.*/,
  typedRoutes: true,
  // proxy.ts sees the request as it came: with the header that marks a prefetch, and the true address.
  skipProxyUrlNormalize: true,
  experimental: {
    authInterrupts: true,
    // A page's code is loaded when it is first asked for: a process starts sooner and is smaller.
    preloadEntriesOnStart: false,
    // A picture of 5 MB and the form around it: what is larger is not read to its end.
    serverActions: { bodySizeLimit: '6mb' },
  },
  // No picture is resized at request time: the optimizer is attack surface that nothing here needs.
  images: { unoptimized: true },
  // Read at run time: which migrations the database should have.
  outputFileTracingIncludes: { '/api/ready': ['./prisma/migrations/**/*'] },
  redirects: async () => redirects,
  rewrites: async () => icons,
  headers: async () => [
    // A picture has a policy of its own, which this would overwrite.
    { source: '/:path*', headers },
    {
      source: '/((?!api/pictures/).*)',
      missing: [{ type: 'header', key: 'x-guildhall-door' }], // it has one: lib/ops/door.ts
      headers: [pagePolicy],
    },
    // The token in the address goes nowhere, not even to this site's own log: docs/decisions/headers.md.
    ...['activate', 'reset-password', 'login', 'invitations'].map((page) => ({
      source: `/${page}/:token`,
      headers: [{ key: 'Referrer-Policy', value: 'strict-origin' }],
    })),
  ],
}

export default (/** @type {string} */ phase) => {
  // Servers of one secret know each other's forms: docs/decisions/one-form-for-every-build.md.
  const secret = process.env.AUTH_SECRET
  if (phase === PHASE_PRODUCTION_BUILD && secret)
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionKey(secret)
  return config
}
