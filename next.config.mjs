import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

// Headers that hold for every answer. The referrer stays on this site, so that a mailed token in
// an address never reaches another one, while a form posted without JavaScript keeps its Origin.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  {
    key: 'Content-Security-Policy',
    value: "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  },
]

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
  typedRoutes: true,
  // proxy.ts sees the request as it came: with the header that marks a prefetch, and the true address.
  skipProxyUrlNormalize: true,
  experimental: {
    authInterrupts: true,
    // A picture of 5 MB and the form around it: what is larger is not read to its end.
    serverActions: { bodySizeLimit: '6mb' },
  },
  // No picture is resized at request time: the optimizer is attack surface that nothing here needs.
  images: { unoptimized: true },
  // Read at run time: which migrations the database should have.
  outputFileTracingIncludes: { '/api/ready': ['./prisma/migrations/**/*'] },
  redirects: async () => redirects,
  headers: async () => [{ source: '/:path*', headers }],
}

export default withNextIntl(config)
