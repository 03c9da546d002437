import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../failure.mjs'

/** Runs git in a folder. @returns {string | undefined} its output, undefined if it failed */
export function git(folder, ...args) {
  try {
    const stdio = ['ignore', 'pipe', 'ignore']
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio, maxBuffer: 1e9 })
  } catch {
    return undefined
  }
}

/** Whether a folder has uncommitted files; false without git. */
const isDirty = (folder) => Boolean(git(folder, 'status', '--porcelain', '--', '.')?.trim())

/** Requires that git can show what changes in a folder. @throws {Failure} */
export function requireClean(folder) {
  if (git(folder, 'ls-files', '--error-unmatch', 'package.json') === undefined)
    throw new Failure(
      `${folder} is not in Git: run git init and commit it first, so that you can see what changes.`,
    )
  if (isDirty(folder))
    throw new Failure(`${folder} has changes that are not committed: commit or stash them first.`)
}

/**
 * The version of a checkout, stored as "guildhall" in package.json, so that an upgrade knows where it
 * started. The commit is included only if the files are unchanged.
 */
export function originOf(checkout) {
  const { version } = JSON.parse(fs.readFileSync(path.join(checkout, 'package.json'), 'utf8'))
  const commit = isDirty(checkout) ? undefined : git(checkout, 'rev-parse', 'HEAD')?.trim()
  return commit ? { version, commit } : { version }
}

/** Writes a file of Guildhall, creating its folder if necessary; programs are made executable. */
export function putFile(at, content) {
  fs.mkdirSync(path.dirname(at), { recursive: true })
  fs.writeFileSync(at, content)
  if (content.toString().startsWith('#!')) fs.chmodSync(at, 0o755)
}

export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    throw new Failure(`${file} cannot be read: it is no JSON.`)
  }
}

/** The version that an app requires; for a tag such as "latest", the installed one. */
export function versionOf({ folder, manifest }, name) {
  const asked = { ...manifest.devDependencies, ...manifest.dependencies }[name]
  if (!asked || /\d/.test(asked)) return asked
  const installed = path.join(folder, 'node_modules', name, 'package.json')
  return fs.existsSync(installed) ? readJson(installed).version : asked
}

/** The part of Guildhall's package.json that an app needs: its packages, and types that they lack. */
export function partForApps({ dependencies, devDependencies, overrides, allowScripts }) {
  const isType = ([name]) => name.startsWith('@types/') && name !== '@types/autocannon'
  const types = Object.fromEntries(Object.entries(devDependencies).filter(isType))
  return { dependencies, devDependencies: types, overrides, allowScripts }
}

/** The first number of a version or range. */
export const major = (version) => Number(/\d+/.exec(version)?.[0])
