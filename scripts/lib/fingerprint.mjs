import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * One value for the content of files and folders: times change with every clone, content does not.
 * @param {string} root
 * @param {string[]} paths relative to it; what is not there is left out
 * @param {(path: string) => boolean} [skip]
 * @returns {string}
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
