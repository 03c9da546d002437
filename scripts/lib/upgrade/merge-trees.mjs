import fs from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { spawnSync } from 'node:child_process'
import { mergeJson } from './merge-manifest.mjs'

/**
 * Decides what to do with each file that differs between two versions.
 * @returns {{ file: string, kind: string, content?: string | Buffer | null, why?: string }[]}
 */
export const mergeTrees = ({ base, theirs }, work) =>
  [...new Set([...base.files.keys(), ...theirs.files.keys()])]
    .sort()
    .flatMap((file) =>
      mergeFile(
        file,
        { base: bytes(base.files.get(file)), theirs: bytes(theirs.files.get(file)) },
        work,
      ),
    )

function mergeFile(file, { base, theirs }, work) {
  const mine = readMine(file)
  if (same(base, theirs) || same(mine, theirs)) return []
  const change = (kind, content, why) => [{ file, kind, content, why }]
  // Applied migrations are never changed.
  if (base && /^prisma\/migrations\//.test(file))
    return change('left', undefined, 'migrations are only added')
  if (!mine) return base ? change('left', undefined, 'you removed it') : change('added', theirs)
  if (!theirs)
    return same(mine, base)
      ? change('removed', null)
      : change('conflict', undefined, 'removed there, changed by you')
  if (same(mine, base)) return change('replaced', theirs)
  const { content, hasConflict, why } = mergeText(file, { base, mine, theirs }, work)
  return change(hasConflict ? 'conflict' : 'merged', content, why)
}

const bytes = (content) => (content === undefined ? undefined : Buffer.from(content))
const same = (a, b) => a === b || Boolean(a && b && a.equals(b))

function readMine(file) {
  const at = path.join(root, file)
  return fs.existsSync(at) ? fs.readFileSync(at) : undefined
}

/**
 * Merges two changes of one file like Git. If lines of a JSON file conflict, merges it by keys.
 * @returns {{ content?: string, hasConflict: boolean, why?: string }}
 */
function mergeText(file, { base, mine, theirs }, work) {
  const texts = { mine, base: base ?? Buffer.alloc(0), theirs }
  if (Object.values(texts).some((text) => text.includes(0)))
    return { hasConflict: true, why: 'changed there and by you, and no text' }
  const folder = path.join(work, 'merge')
  fs.mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(texts)) fs.writeFileSync(path.join(folder, name), text)
  const labels = ['yours', 'before', 'Guildhall'].flatMap((label) => ['-L', label])
  const { stdout, status } = spawnSync(
    'git',
    ['merge-file', '-p', ...labels, ...Object.keys(texts)],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  )
  if (status === 0) return { content: stdout, hasConflict: false }
  if (file.endsWith('.json') && base) {
    const parsed = Object.values({ base, mine, theirs }).map((text) => JSON.parse(text.toString()))
    const { value, conflicts } = mergeJson(...parsed)
    if (conflicts.length === 0)
      return { content: `${JSON.stringify(value, null, 2)}\n`, hasConflict: false }
  }
  return { content: stdout, hasConflict: true, why: base ? undefined : 'new there and here' }
}
