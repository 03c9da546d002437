import fs from 'node:fs'
import path from 'node:path'
import { partForApps } from '../add-to/origin.mjs'
import { core, root } from '../root.mjs'

/** Merges package.json key by key, and stores the new version in it. */
export function mergeManifest({ base, theirs }, manifest, commit) {
  const [before, after] = [base, theirs].map((each) =>
    core === root ? withoutName(each.manifest) : partForApps(each.manifest),
  )
  const { guildhall: _, ...mine } = manifest
  const { value, conflicts } = mergeJson(before, mine, after)
  const content = {
    ...inOrderOf(mine, value),
    guildhall: { version: theirs.version, commit },
  }
  return [
    { file: 'package.json', kind: 'merged', content: toJson(content), why: 'key by key' },
    ...conflicts.map((key) => ({
      file: 'package.json',
      kind: 'conflict',
      why: `${key} is yours; there it is ${JSON.stringify(valueAt(after, key))}`,
    })),
    ...lockFile({ base, theirs }, value, after),
  ]
}

const withoutName = ({ name: _, version: __, description: ___, ...rest }) => rest

const inOrderOf = (mine, value) =>
  Object.fromEntries(
    [...new Set([...Object.keys(mine), ...Object.keys(value)])]
      .filter((key) => key in value)
      .map((key) => [key, value[key]]),
  )

const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`

const valueAt = (object, key) => key.split('.').reduce((at, part) => at?.[part], object)

/** The new lock file fits if the packages are the same; otherwise npm generates one. */
function lockFile({ base, theirs }, value, after) {
  const file = 'package-lock.json'
  const [mine, before, next] = [root, base.folder, theirs.folder].map((folder) =>
    fs.existsSync(path.join(folder, file)) ? fs.readFileSync(path.join(folder, file), 'utf8') : '',
  )
  const lists = ['dependencies', 'devDependencies', 'overrides']
  const isTheirs = lists.every(
    (list) => JSON.stringify(value[list]) === JSON.stringify(after[list]),
  )
  if (before === next || core !== root || mine !== before || !isTheirs) return []
  return [{ file, kind: 'replaced', content: next }]
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Merges two changes of one JSON value key by key. If both changed a key, mine is kept and reported.
 * @returns {{ value: unknown, conflicts: string[] }} conflicts are paths of keys
 */
export function mergeJson(base, mine, theirs, at = '') {
  if (same(base, theirs) || same(mine, theirs)) return { value: mine, conflicts: [] }
  if (same(mine, base)) return { value: theirs, conflicts: [] }
  if (mine === undefined) return { value: mine, conflicts: [] } // removed on purpose
  if (!isObject(mine) || !isObject(theirs)) return { value: mine, conflicts: [at] }
  const before = isObject(base) ? base : {}
  const value = {}
  const conflicts = []
  // Uses their order, so that the next upgrade has fewer conflicts; our own keys follow.
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const merged = mergeJson(before[key], mine[key], theirs[key], at ? `${at}.${key}` : key)
    conflicts.push(...merged.conflicts)
    if (merged.value !== undefined) value[key] = merged.value
  }
  return { value, conflicts }
}
