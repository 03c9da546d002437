import { fileURLToPath } from 'node:url'

/** The project's folder: every path in a setting is relative to it, wherever a script is run from. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
