import fs from 'node:fs'
import { diskIsFull } from './failure.mjs'

/**
 * Checked before steps that write a lot, because the errors of a full disk are seldom clear.
 * @param {string} folder
 * @param {number} megabytes
 * @throws {Failure}
 */
export function requireSpace(folder, megabytes) {
  const { bavail, bsize, blocks } = fs.statfsSync(folder)
  // Some network file systems do not report their size.
  if (blocks > 0 && bavail * bsize < megabytes * 1_000_000) throw diskIsFull(folder)
}
