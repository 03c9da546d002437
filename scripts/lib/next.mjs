import path from 'node:path'
import { root } from './root.mjs'

/** Next's command line, run by this very Node. */
export const next = path.join(root, 'node_modules/next/dist/bin/next')

/** The environment of a Next command: ours, with what must be the same on every machine. */
export const nextEnv = (mode, more = {}) => ({
  ...process.env,
  NODE_ENV: mode,
  NEXT_TELEMETRY_DISABLED: '1',
  ...more,
})
