import { withGuildhall } from './with-guildhall.mjs'

// Where browsers look for icons by default.
const icons = [
  { source: '/favicon.ico', destination: '/icons/48.png' },
  { source: '/apple-touch-icon.png', destination: '/icons/180.png' },
]

export default withGuildhall({
  // Tests build while a server is running, so they set their own folder.
  distDir: process.env.GUILDHALL_BUILD_DIR || '.next',
  // For the container image: the server with only the packages it needs (Dockerfile). "next start"
  // refuses such a build.
  ...(process.env.GUILDHALL_STANDALONE === '1' && {
    output: 'standalone',
    outputFileTracingRoot: import.meta.dirname,
  }),
  // Next writes to this tsconfig.json; tests use one that is not committed.
  typescript: { tsconfigPath: process.env.GUILDHALL_TSCONFIG || 'tsconfig.json' },
  poweredByHeader: false,
  // Its decorators want their packages in the order in which Node loads them.
  serverExternalPackages: ['@simplewebauthn/server'],
  // Next would write files for coding agents into the project.
  agentRules: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Pages named page.example.tsx exist only in the build for browser tests.
  ...(process.env.GUILDHALL_TSCONFIG && { pageExtensions: ['tsx', 'ts', 'example.tsx'] }),
  experimental: {
    // Loads a page's code on its first request: the process starts sooner and uses less memory.
    preloadEntriesOnStart: false,
  },
  // Pictures are never resized at request time: the optimizer would be unneeded attack surface.
  images: { unoptimized: true },
  rewrites: async () => icons,
})
