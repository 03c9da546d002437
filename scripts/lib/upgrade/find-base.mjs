import { git } from '../add-to/origin.mjs'
import { Failure } from '../failure.mjs'
import { root } from '../root.mjs'

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
