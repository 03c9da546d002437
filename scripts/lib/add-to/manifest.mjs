import fs from 'node:fs'
import path from 'node:path'
import { Failure } from '../failure.mjs'

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
