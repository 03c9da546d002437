import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readJson, git } from '../add-to/origin.mjs'
import { filesIn } from '../add-to/routes.mjs'
import { routesOf } from '../add-to/read-app.mjs'
import { core, root } from '../root.mjs'
import { Failure } from '../failure.mjs'

/**
 * Opens a version of Guildhall, with its files as they are placed in this project: as in a clone, or as
 * that version adds them to an app. The folder is below node_modules, so that its code finds the
 * packages.
 */
export async function openVersion({ repository, commit }, folder) {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const archive = `${folder}.tar`
  execFileSync('git', ['-C', repository, 'archive', '--output', archive, commit])
  execFileSync('tar', ['-xf', archive, '-C', folder])
  const manifest = readJson(path.join(folder, 'package.json'))
  const { files, conflicts } = core === root ? whole(folder) : await inApp(folder)
  return { folder, manifest, version: manifest.version, files, conflicts }
}

const notMerged = ['package.json', 'package-lock.json']

const whole = (folder) => ({
  files: new Map(
    filesIn(folder)
      .filter((file) => !notMerged.includes(file))
      .map((file) => [file, fs.readFileSync(path.join(folder, file))]),
  ),
  conflicts: [],
})

async function inApp(folder) {
  const plan = path.join(folder, 'scripts/lib/add-to/plan-files.mjs')
  const { planFiles } = await import(pathToFileURL(plan))
  const has = (file) => fs.existsSync(path.join(root, file))
  // After it was added, the schema belongs to the app.
  return planFiles(folder, { folder: root, schema: 'prisma/schema.prisma', ...routesOf(has) })
}

/**
 * Finds the version that this project's files come from: the given one, or else the later of the one
 * stored in package.json and the last commit that both histories have in common.
 * @returns {{ repository: string, commit: string }} a repository that has it
 */
export function findBase({ newer, from, recorded }) {
  const theirs = git(newer, 'rev-list', 'HEAD').trim().split('\n')
  const known = new Set(theirs)
  const shared = git(root, 'rev-list', 'HEAD')
    .split('\n')
    .find((commit) => known.has(commit))
  const named = from && git(newer, 'rev-parse', `${from}^{commit}`)?.trim()
  if (from && !named) throw new Failure(`${newer} has no version "${from}".`)
  const [latest] = [recorded, shared]
    .filter((commit) => known.has(commit))
    .sort((a, b) => theirs.indexOf(a) - theirs.indexOf(b))
  const commit = named ?? latest
  if (!commit)
    throw new Failure(
      'Which version these files come from cannot be told: the histories have no commit in common, and ' +
        `package.json names none that ${newer} has. Name it: npm run upgrade <folder> -- --from <commit>.`,
    )
  return { repository: newer, commit }
}
