import fs from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { mergeText } from './merge-text.mjs'

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
