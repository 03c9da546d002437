import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Runs git in a folder. @returns {string | undefined} what it printed, undefined when it failed */
export function git(folder, ...args) {
  try {
    const stdio = ['ignore', 'pipe', 'ignore']
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio, maxBuffer: 1e9 })
  } catch {
    return undefined
  }
}

/** Whether files of a folder are not committed; false where there is no git. */
export const isDirty = (folder) => Boolean(git(folder, 'status', '--porcelain', '--', '.')?.trim())

/**
 * Which Guildhall a checkout is: what package.json keeps as "guildhall", so that an upgrade knows what it
 * began from. The commit only where the files are just those of it.
 */
export function originOf(checkout) {
  const { version } = JSON.parse(fs.readFileSync(path.join(checkout, 'package.json'), 'utf8'))
  const commit = isDirty(checkout) ? undefined : git(checkout, 'rev-parse', 'HEAD')?.trim()
  return commit ? { version, commit } : { version }
}
