import path from 'node:path'
import { root } from './root.mjs'

/** Next's command line, run with the current Node. */
export const next = path.join(root, 'node_modules/next/dist/bin/next')

/** The environment of a Next command: ours, plus what must be the same on every machine. */
export const nextEnv = (mode, more = {}) => ({
  ...process.env,
  NODE_ENV: mode,
  NEXT_TELEMETRY_DISABLED: '1',
  ...more,
})
