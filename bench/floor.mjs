import fs from 'node:fs'
import path from 'node:path'
import { fingerprint } from '../scripts/lib/fingerprint.mjs'
import { next, nextEnv, root } from '../scripts/lib/root.mjs'
import { mustRun } from '../scripts/lib/run.mjs'
import { serve } from './serve.mjs'

const cwd = path.join(root, 'bench/floor')
const built = path.join(cwd, '.next/bench')

/** Pages of plain Next in the same version: the cost of any page, and of 25 plain rows. */
export const floorTargets = [
  page('empty', 'Next: an empty page'),
  page('rows', 'Next: 25 plain rows'),
]

/** Builds bench/floor if it has changed, and starts it. */
export async function startFloor({ life, progress, signal }) {
  const env = nextEnv('production')
  const sources = fingerprint(root, ['bench/floor', 'package-lock.json'], (file) =>
    file.endsWith('/.next'),
  )
  if (!fs.existsSync(built) || fs.readFileSync(built, 'utf8') !== sources) {
    const sentence = 'bench/floor could not be built: see above.'
    await progress.step('Building the pages of Next alone', () =>
      mustRun(sentence, process.execPath, [next, 'build'], { cwd, env, signal }),
    )
    fs.writeFileSync(built, sources)
  }
  return serve(life, (port) => ({ args: [next, 'start', '-p', port, '-H', '127.0.0.1'], cwd, env }))
}

function page(name, title) {
  const request = { method: 'GET', path: `/${name}`, headers: {} }
  const prepare = async () => ({ page: request, next: () => request })
  return { name, title, site: 'floor', status: 200, prepare }
}
