import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { git, putFile, readJson, requireClean } from './add-to/origin.mjs'
import { Failure } from './failure.mjs'
import { live } from './life.mjs'
import { core, root } from './root.mjs'
import { mergeManifest } from './upgrade/merge-manifest.mjs'
import { mergeTrees } from './upgrade/merge-trees.mjs'
import { openVersion, findBase } from './upgrade/open-version.mjs'

const usage = 'Usage: npm run upgrade <folder of a newer checkout> [-- --from <commit>].'

/**
 * npm run upgrade <folder>: upgrades to a newer Guildhall, in a clone or in an app that it was added to
 * with scripts/add-to.mjs (docs/upgrading.md). Files the company has not changed are replaced; others
 * are merged, with Git's conflict markers if both changed the same lines.
 */
export const runUpgrade = (args) =>
  live(async (life) => {
    const work = path.join(root, 'node_modules/.cache/guildhall-upgrade')
    life.onClose(() => fs.rmSync(work, { recursive: true, force: true }))
    const { newer, from } = readArgs(args)
    requireClean(root)
    const manifest = readJson(path.join(root, 'package.json'))
    const base = findBase({ newer, from, recorded: manifest.guildhall?.commit })
    const commit = git(newer, 'rev-parse', 'HEAD').trim()
    if (base.commit === commit) return console.log('Nothing to do: this is that version already.')
    const versions = {
      base: await openVersion(base, path.join(work, 'base')),
      theirs: await openVersion({ repository: newer, commit }, path.join(work, 'theirs')),
    }
    const changes = [...mergeTrees(versions, work), ...mergeManifest(versions, manifest, commit)]
    for (const { file, content } of changes) if (content !== undefined) put(file, content)
    console.log(account(changes, versions))
    life.broken = changes.some(({ kind }) => kind === 'conflict')
  })

function readArgs(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { from: { type: 'string' } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) throw new Failure(usage)
  const newer = path.resolve(positionals[0])
  if (!fs.existsSync(path.join(newer, 'scripts/upgrade.mjs')) || newer === core)
    throw new Failure(`${newer} is no other checkout of Guildhall.`)
  if (!git(newer, 'rev-parse', 'HEAD'))
    throw new Failure(
      `${newer} has no Git history: clone it, so that the versions can be compared.`,
    )
  return { newer, from: values.from }
}

/** Writes a file, or removes it if its content is null. */
function put(file, content) {
  const at = path.join(root, file)
  if (content === null) return fs.rmSync(at)
  putFile(at, content)
}

const titles = {
  replaced: 'Replaced',
  added: 'New',
  removed: 'Removed',
  merged: 'Merged with your changes',
  left: 'Left as it is',
  conflict: 'Conflicts: yours to resolve',
}

function account(changes, { base, theirs }) {
  const lines = [`From Guildhall ${base.version} to ${theirs.version}:`]
  for (const [kind, title] of Object.entries(titles)) {
    const those = changes.filter((change) => change.kind === kind)
    if (those.length > 0)
      lines.push('', title, ...those.map(({ file, why }) => `  ${file}${why ? `: ${why}` : ''}`))
  }
  const routes = theirs.conflicts.filter((line) => !base.conflicts.includes(line))
  if (routes.length > 0)
    lines.push('', 'Yours, and left as it is', ...routes.map((line) => `  ${line}`))
  lines.push(
    '',
    'What remains',
    '  npm install',
    '  CHANGELOG.md of that version: what it asks of you',
    '  git add -A, git diff --staged, your tests, and a commit',
  )
  return lines.join('\n')
}
