export * from 'next/server.js'

// Instead of those that need a request of Next's: vitest.config.ts.
export const after = () => undefined
export const connection = () => Promise.resolve()
