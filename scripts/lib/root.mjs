import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of Guildhall's own files: the project, or guildhall/ in an app that scripts/add-to.mjs put it into. */
export const core = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** The project's folder: every path in a setting is relative to it, wherever a script is run from. */
export const root = existsSync(path.join(core, 'package.json')) ? core : path.dirname(core)
