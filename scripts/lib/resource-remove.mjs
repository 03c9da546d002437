import fs from 'node:fs'
import path from 'node:path'
import { filesIn as filesBelow } from './add-to/routes.mjs'
import { theDatabase } from './db.mjs'
import { Failure } from './failure.mjs'
import { at, generate, read, format, migrationStamp } from './generated-files.mjs'
import { live } from './life.mjs'
import { appliedMigrations, migrationNames, prisma, schemaFiles } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { modelFile, named } from './resource-new/parse.mjs'
import { readSettings, loadEnvFiles } from './settings.mjs'
import { pascalCase } from './words.mjs'

const usage =
  'Usage: npm run resource:remove <name> [-- --drop-table], as in npm run resource:remove project.'

/**
 * npm run resource:remove <name> [-- --drop-table]: deletes a resource. If the configured or the
 * embedded database has its table, a migration drops it; with --drop-table always, for a database
 * elsewhere; otherwise its migration is deleted too.
 */
export const main = (args) =>
  live(async (life) => {
    const { dropTable, words } = readFlags(args)
    if (words.length !== 1) throw new Failure(usage)
    const resource = findResource(words[0])
    refuseWhereUsed(resource)
    const hasTable = dropTable || (await isApplied(life, resource))
    await removeResource(resource, hasTable)
    console.log(
      hasTable
        ? `The resource "${words[0]}" is removed. npm run db:migrate drops its table, with the rows in it.`
        : `The resource "${words[0]}" is removed, and its migration, which no database here has seen.`,
    )
  })

export const readFlags = (args) => ({
  dropTable: args.includes('--drop-table'),
  words: args.filter((word) => word !== '--drop-table'),
})

/** Finds an existing resource by its singular name. @throws {Failure} if there is none */
export function findResource(name) {
  const file = /^[a-z][a-z0-9-]*$/.test(name) && modelFile(pascalCase(name))
  const [, plural] = /^prisma\/(.+)\.prisma$/.exec(file || '') ?? []
  if (!plural || !fs.existsSync(at(`lib/${plural}/resource.ts`)))
    throw new Failure(`There is no resource "${name}". ${usage}`)
  return { ...named(name, plural), file }
}

const foldersOf = ({ plural, file }) => [
  `lib/${plural}`,
  `components/${plural}`,
  `app/orgs/[slug]/${plural}`,
  `e2e/${plural}.spec.ts`,
  file,
]

/**
 * Refuses to remove what another model or file still uses.
 * @param {string[]} more files and folders that are removed with it
 * @throws {Failure}
 */
export function refuseWhereUsed(resource, more = []) {
  const { name, pascal, plural, file } = resource
  const points = new RegExp(`^ {2}\\w+ +${pascal}\\?? +@relation\\([^\\n]*fields:`, 'm')
  const pointing = schemaFiles().filter((other) => other !== file && points.test(read(other)))
  if (pointing.length > 0)
    throw new Failure(
      `"${name}" cannot be removed while ${pointing.join(' and ')} points at it: remove that first.`,
    )
  const own = [...foldersOf(resource), ...more]
  const imports = new RegExp(`['"]@/(lib|components)/${plural}/`)
  const using = filesIn(['app', 'components', 'docs', 'e2e', 'emails', 'kinds', 'lib', 'scripts'])
    // The tests of these commands only write such imports into files.
    .filter((other) => /\.(tsx?|mjs)$/.test(other) && !other.startsWith('scripts/lib/'))
    .filter((other) => !own.some((folder) => other === folder || other.startsWith(`${folder}/`)))
    .filter((other) => imports.test(read(other)))
  if (using.length > 0)
    throw new Failure(
      `"${name}" cannot be removed while ${using.join(', ')} uses it: take it out there first.`,
    )
}

/** The files in folders, without generated code. */
export const filesIn = (folders) =>
  folders
    .flatMap((folder) => filesBelow(at(folder)).map((file) => `${folder}/${file}`))
    .filter((file) => !file.startsWith('lib/generated/'))

/** The migrations that mention its table. */
const migrationsOf = ({ pascal }) =>
  migrationNames().filter((name) => migrationText(name).includes(`"${pascal}"`))
const migrationText = (name) => read(`prisma/migrations/${name}/migration.sql`)

/** Whether the project's current database has applied one of its migrations. */
export async function isApplied(life, resource) {
  loadEnvFiles()
  const settings = readSettings()
  if (settings.embedded && !fs.existsSync(path.join(settings.dataDir, 'postgres'))) return false
  const work = { life, settings, progress: createProgress(), signal: life.signal }
  const { url, directUrl } = await theDatabase(work, 'npm run resource:remove')
  const { applied } = await appliedMigrations(directUrl ?? url)
  return migrationsOf(resource).some((name) => applied.has(name))
}

/**
 * Deletes a resource.
 * @param {boolean} hasTable whether a database may have its table, which a migration then drops
 */
export async function removeResource(resource, hasTable) {
  const { pascal, plural, camels, file } = resource
  const migrations = migrationsOf(resource)
  const drop = dropping(resource, migrations)
  for (const own of foldersOf(resource)) fs.rmSync(at(own), { recursive: true, force: true })
  // A migration that also contains other tables is kept, and so is what it creates.
  if (hasTable || migrations.length !== 1) {
    const folder = `prisma/migrations/${migrationStamp()}_no_${plural.replaceAll('-', '_')}`
    fs.mkdirSync(at(folder))
    fs.writeFileSync(at(`${folder}/migration.sql`), drop)
  } else fs.rmSync(at(`prisma/migrations/${migrations[0]}`), { recursive: true })
  const back = new RegExp(`^ {2}\\w+ +${pascal}(\\[\\]|\\?)?( +@relation\\("\\w+"\\))?\\n`, 'gm')
  for (const other of schemaFiles().filter((name) => name !== file))
    edit(other, (schema) => schema.replace(back, ''))
  edit('guildhall.config.ts', (config) => withoutResource(config, resource.plural, camels))
  await prisma(['format'])
  await format(['guildhall.config.ts'])
  await generate()
  for (const file of staleTypes) fs.rmSync(at(file), { force: true })
}

// They import every page, deleted ones too, until the next build or npm run dev writes them anew.
const staleTypes = ['.next', '.next/dev', '.test/next', '.test/next/dev'].map(
  (folder) => `${folder}/types/validator.ts`,
)

function edit(file, change) {
  const [before, after] = [read(file), change(read(file))]
  if (after !== before) fs.writeFileSync(at(file), after)
}

/** The migration that reverts what others have created. */
function dropping({ pascal, file }, migrations) {
  const made = migrations.map(migrationText).join('\n')
  const triggers = [...made.matchAll(/CREATE TRIGGER "(\w+)"[^;]*?ON "(\w+)"[^;]*;/g)].filter(
    ([text, , table]) => table !== pascal && text.includes(`'${pascal}'`),
  )
  const enums = [...read(file).matchAll(/^enum (\w+) \{/gm)]
  return [
    ...triggers.map(([, name, table]) => `DROP TRIGGER "${name}" ON "${table}";`),
    `DROP TABLE "${pascal}";`,
    ...enums.map(([, name]) => `DROP TYPE "${name}";`),
    '',
  ].join('\n')
}

const withoutResource = (config, plural, camels) =>
  config
    .replace(`import { ${camels} } from '@/lib/${plural}/resource'\n`, '')
    .replace(/(\n {2}resources: \{)([^{}]*)\}/, (_, before, list) => {
      const others = list
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name && name !== camels)
      return others.length > 0 ? `${before} ${others.join(', ')} }` : `${before}}`
    })
