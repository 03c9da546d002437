import fs from 'node:fs'
import path from 'node:path'
import { partForApps } from '../add-to/manifest.mjs'
import { core, root } from '../root.mjs'
import { mergeJson } from './merge-json.mjs'

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
