import path from 'node:path'
import { editedFiles } from './add-to/edits.mjs'
import { originOf, putFile } from './add-to/origin.mjs'
import { planFiles } from './add-to/plan-files.mjs'
import { readApp } from './add-to/read-app.mjs'
import { Failure, report } from './failure.mjs'
import { core } from './root.mjs'

/**
 * node scripts/add-to.mjs <folder> [--dry-run]: adds Guildhall to an existing Next.js app
 * (docs/existing-app.md). Nothing is written until everything is known to fit, and none of the app's
 * own files is overwritten.
 */
export async function runAddTo(args) {
  try {
    const [folder, ...more] = args.filter((arg) => arg !== '--dry-run')
    if (!folder || more.length > 0)
      throw new Failure('Usage: node scripts/add-to.mjs <folder of the app> [--dry-run].')
    const app = readApp(path.resolve(folder))
    if (app.origin) return console.log(alreadyThere(app))
    const { files, conflicts } = planFiles(core, app)
    const edits = await editedFiles(app, originOf(core))
    if (!args.includes('--dry-run')) {
      for (const [file, content] of [...files, ...edits.files])
        putFile(path.join(app.folder, file), content)
    }
    console.log(account(app, { files, conflicts, edits, isTrial: args.includes('--dry-run') }))
  } catch (error) {
    report(error)
    process.exitCode = 1
  }
}

const alreadyThere = ({ folder, origin }) =>
  `Guildhall ${origin.version} is in ${folder} already: nothing was done. ` +
  'A newer version comes with npm run guildhall:upgrade <newer checkout>.'

/** Reports what was done, or would be, and what the user must do. */
function account(app, { files, conflicts, edits, isTrial }) {
  const counts = new Map()
  for (const file of files.keys()) {
    const place = placeOf(file, app)
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  const section = (title, lines) =>
    lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : []
  return [
    isTrial ? `This would be done in ${app.folder}:` : `Guildhall is in ${app.folder}.`,
    ...section(
      'New',
      [...counts].map(([place, count]) => (count > 1 ? `${place} (${count} files)` : place)),
    ),
    ...section('Changed', edits.done),
    ...section('Yours, and left as it is', conflicts),
    ...section('What remains', [...edits.left, ...lastSteps]),
  ].join('\n')
}

const lastSteps = [
  'npm install',
  'npm run guildhall:dev    PostgreSQL, migrations and next dev; guildhall:build and guildhall:start for production',
  'A link to /orgs on a page of yours: it leads to sign-in and to a person’s organizations.',
  'Your linter’s list of what to leave out: guildhall/ and the folder (guildhall) in your routes.',
]

/** The folder of files that come in large numbers, else the file. */
function placeOf(file, { routes }) {
  if (file.startsWith(`${routes}/`)) return `${routes}/`
  return /^(guildhall\/|prisma\/migrations\/)/.exec(file)?.[1] ?? file
}
