import fs from 'node:fs'
import { diskIsFull } from './failure.mjs'

/**
 * Asked before a step that writes much: what a full disk does in the middle is seldom clear.
 * @param {string} folder
 * @param {number} megabytes
 * @throws {Failure}
 */
export function requireSpace(folder, megabytes) {
  const { bavail, bsize, blocks } = fs.statfsSync(folder)
  // Some network file systems do not tell their size.
  if (blocks > 0 && bavail * bsize < megabytes * 1_000_000) throw diskIsFull(folder)
}
