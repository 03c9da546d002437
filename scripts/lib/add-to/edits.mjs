import fs from 'node:fs'
import path from 'node:path'
import { core } from '../root.mjs'
import { addPath, insertImport, loadTypeScript, wrapDefaultExport } from './edit-code.mjs'
import { major, partForApps, readJson } from './origin.mjs'

/**
 * Adds the lines that Guildhall needs to the app's own files.
 * @returns {Promise<{ files: Map<string, string>, done: string[], left: string[] }>} what was changed,
 *   and what the user must do
 */
export async function editedFiles(app, origin) {
  const work = { app, ts: await loadTypeScript(app.folder), files: new Map(), done: [], left: [] }
  editManifest(work, origin)
  editTsconfig(work)
  editNextConfig(work)
  editPrismaConfig(work)
  editGitignore(work)
  return work
}

const read = ({ app }, file) => {
  const at = path.join(app.folder, file)
  return fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : undefined
}

/** Sets a file's new text, or tells the user what to do if there is none. */
function edit({ files, done, left }, file, text, what, advice) {
  if (text === undefined) return left.push(`${file}: ${advice}`)
  files.set(file, text)
  done.push(`${file}: ${what}`)
}

const scripts = {
  'guildhall:dev': 'node guildhall/scripts/dev.mjs',
  'guildhall:build': 'node guildhall/scripts/build.mjs',
  'guildhall:start': 'node guildhall/scripts/start.mjs',
  'guildhall:db': 'node guildhall/scripts/db.mjs',
  'guildhall:staff': 'node guildhall/scripts/staff.mjs',
  'guildhall:upgrade': 'node guildhall/scripts/upgrade.mjs',
}

function editManifest(work, origin) {
  const { app, left } = work
  const ours = partForApps(readJson(path.join(core, 'package.json')))
  const manifest = structuredClone(app.manifest)
  manifest.scripts = { ...manifest.scripts, ...scripts }
  const there = { ...manifest.dependencies, ...manifest.devDependencies }
  const added = []
  const add = (list, entries) => {
    const missing = entries.filter(([name]) => !there[name])
    added.push(...missing)
    manifest[list] = sorted({ ...manifest[list], ...Object.fromEntries(missing) })
  }
  for (const list of ['dependencies', 'devDependencies']) {
    add(list, Object.entries(ours[list]))
    for (const [name, version] of Object.entries(ours[list]))
      if (there[name] && isOlder(there[name], version))
        left.push(`package.json: ${name} is ${there[name]}; Guildhall is tested with ${version}`)
  }
  for (const list of ['overrides', 'allowScripts'])
    manifest[list] = { ...ours[list], ...manifest[list] }
  manifest.guildhall = origin
  const indent = /^[ \t]+(?=")/m.exec(read(work, 'package.json'))?.[0] ?? '  '
  const text = `${JSON.stringify(manifest, null, indent)}\n`
  edit(work, 'package.json', text, `${added.length} packages, scripts guildhall:…, overrides`)
}

const sorted = (list) =>
  Object.fromEntries(Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Whether it has another major version, or is certainly older than ours. */
function isOlder(asked, wanted) {
  if (!/\d/.test(asked)) return false
  if (/^[\^~>]/.test(asked)) return major(asked) !== major(wanted)
  const numbers = (version) => version.match(/\d+/g).slice(0, 3).map(Number)
  const [a, b] = [numbers(asked), numbers(wanted)]
  const i = a.findIndex((number, at) => number !== b[at])
  return major(asked) !== major(wanted) || (i >= 0 && a[i] < b[i])
}

function editTsconfig(work) {
  const file = 'tsconfig.json'
  const text = addPath(work.ts, read(work, file), '@guildhall/*', 'guildhall/*')
  const line = '"@guildhall/*": ["./guildhall/*"]'
  edit(work, file, text, `paths ${line}`, `add to compilerOptions.paths: ${line}`)
}

const nextConfigs = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.mts']

function editNextConfig(work) {
  const file = nextConfigs.find((name) => read(work, name) !== undefined)
  const imported = "import { withGuildhall } from './guildhall/with-guildhall.mjs'"
  if (!file)
    return work.files.set('next.config.mjs', `${imported}\n\nexport default withGuildhall({})\n`)
  const wrapped = wrapDefaultExport(work.ts, read(work, file), 'withGuildhall')
  const text = wrapped && insertImport(work.ts, wrapped, imported)
  edit(
    work,
    file,
    text,
    'export default withGuildhall(…), with which cacheComponents is off',
    `${imported} and export withGuildhall(…)`,
  )
}

function editPrismaConfig(work) {
  const file = 'prisma.config.ts'
  const text = read(work, file)
  const imported = "import './guildhall/prisma/engine/use.mjs'"
  if (text === undefined) {
    const ours = fs.readFileSync(path.join(core, file), 'utf8')
    return work.files.set(
      file,
      ours.replace("import './prisma/engine", "import './guildhall/prisma/engine"),
    )
  }
  const folder = text.replace(/(\bschema:\s*)(['"])(\.\/)?prisma\/schema\.prisma\2/, '$1$2prisma$2')
  const isFolder = /\bschema:\s*(['"])(\.\/)?prisma\/?\1/.test(folder)
  edit(
    work,
    file,
    isFolder ? insertImport(work.ts, folder, imported) : undefined,
    'schema is the folder prisma/; the engine that comes with npm',
    `set schema to "prisma", the folder, and add ${imported}`,
  )
}

const ignored = ['/guildhall/lib/generated/', '/guildhall/guildhall.css', '/.data/']

function editGitignore(work) {
  const text = read(work, '.gitignore') ?? ''
  const lines = text.split('\n')
  const missing = ignored.filter((line) => !lines.includes(line))
  if (missing.length === 0) return
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  edit(work, '.gitignore', `${text}${gap}${missing.join('\n')}\n`, missing.join(' '))
}
