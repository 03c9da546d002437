import fs from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

/** Formats files like the project, if the formatter is installed. */
export async function format(files) {
  const prettier = await import('prettier').catch(() => undefined)
  for (const file of files.filter((name) => /\.(tsx?|mjs|json|md)$/.test(name))) {
    if (!prettier) return
    const at = path.join(root, file)
    const options = { ...(await prettier.resolveConfig(at)), filepath: at }
    fs.writeFileSync(at, await prettier.format(fs.readFileSync(at, 'utf8'), options))
  }
}
