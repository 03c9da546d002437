import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of Guildhall's own files: the project, or guildhall/ in an app (scripts/add-to.mjs). */
export const core = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** The project's folder: all paths in settings are relative to it, wherever a script is run from. */
export const root = existsSync(path.join(core, 'package.json')) ? core : path.dirname(core)

/** @returns {any} the content of a JSON file; undefined if there is none, or it is something else */
export function jsonIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Next's command line, run with the current Node. */
export const next = path.join(root, 'node_modules/next/dist/bin/next')

/** The environment of a Next command: ours, plus what must be the same on every machine. */
export const nextEnv = (mode, more = {}) => ({
  ...process.env,
  NODE_ENV: mode,
  NEXT_TELEMETRY_DISABLED: '1',
  ...more,
})
