import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * Returns one value for the content of files and folders, ignoring times, which change with every
 * clone.
 * @param {string[]} paths relative to it; missing ones are ignored
 */
export function fingerprint(root, paths, skip = () => false) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((from) => filesIn(root, from, skip)))
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesIn(root, from, skip) {
  if (skip(from)) return []
  const stat = fs.statSync(path.join(root, from), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [from]
  const names = fs.readdirSync(path.join(root, from)).sort()
  return names.flatMap((name) => filesIn(root, `${from}/${name}`, skip))
}
