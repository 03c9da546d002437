import fs from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './root.mjs'

/** Adds the settings of .env.local and .env to the environment, which takes precedence, as in Next. */
export function loadEnvFiles(env = process.env, folder = root) {
  if (env.MAIL?.startsWith('/')) delete env.MAIL // set by login shells: the path of a spool file
  for (const name of ['.env.local', '.env']) {
    const file = path.join(folder, name)
    if (!fs.existsSync(file)) continue
    for (const [key, value] of Object.entries(parseEnv(fs.readFileSync(file, 'utf8'))))
      env[key] ??= value
  }
}
