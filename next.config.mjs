import { withGuildhall } from './with-guildhall.mjs'

// Where browsers look for icons without being told.
const icons = [
  { source: '/favicon.ico', destination: '/icons/48.png' },
  { source: '/apple-touch-icon.png', destination: '/icons/180.png' },
]

export default withGuildhall({
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
  // A page named page.example.tsx is there in the browser tests' build alone.
  ...(process.env.GUILDHALL_TSCONFIG && { pageExtensions: ['tsx', 'ts', 'example.tsx'] }),
  experimental: {
    // A page's code is loaded when it is first asked for: a process starts sooner and is smaller.
    preloadEntriesOnStart: false,
  },
  // No picture is resized at request time: the optimizer is attack surface that nothing here needs.
  images: { unoptimized: true },
  rewrites: async () => icons,
})
