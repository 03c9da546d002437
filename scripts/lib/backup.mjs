import fs from 'node:fs'
import path from 'node:path'
import { comment, format, writeBackup } from './backup/file.mjs'
import {
  copyOut,
  findSequences,
  findTables,
  inTransaction,
  quoted,
  sumUp,
} from './backup/tables.mjs'
import { openWork } from './db.mjs'
import { Failure } from './failure.mjs'
import { live } from './life.mjs'
import { appliedMigrations } from './prisma.mjs'
import { jsonIn, root } from './root.mjs'

/** npm run backup [file]: writes the whole database to one file, while the app keeps running. */
export const main = ([file, ...more]) =>
  live(async (life) => {
    if (more.length > 0) throw new Failure('Usage: npm run backup [file].')
    const { settings, progress, url, directUrl } = await openWork(life, 'npm run backup')
    const folder = path.join(settings.dataDir, 'backups')
    if (!file) fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const saved = await progress.step('Writing the backup', () =>
      backUp(directUrl ?? url, path.resolve(file ?? folder)),
    )
    progress.say(
      `${saved.file}: ${saved.rows} rows of ${saved.tables} tables, ` +
        `${(fs.statSync(saved.file).size / 1e6).toFixed(1)} MB. Keep AUTH_SECRET with it.`,
    )
    if (process.env.PICTURES_S3_URL)
      progress.say('Pictures are in the bucket of PICTURES_S3_URL, and not in this file.')
  })

/**
 * Writes a consistent snapshot of the database to a file; in a folder the file is named after the
 * version, the newest migration and the time.
 */
export async function backUp(url, place) {
  const parent = path.dirname(place)
  if (!fs.existsSync(parent))
    throw new Failure(`There is no folder ${parent}: make it first, or name a file in another one.`)
  const { applied } = await appliedMigrations(url)
  const migrations = [...applied].sort()
  if (migrations.length === 0) throw new Failure('The database is empty: there is nothing to save.')
  const { version } = jsonIn(path.join(root, 'package.json'))
  const header = { format, version, migrations, madeAt: new Date().toISOString() }
  const isFolder = fs.statSync(place, { throwIfNoEntry: false })?.isDirectory()
  const file = isFolder ? path.join(place, nameOf(header)) : place
  const total = { tables: 0, rows: 0 }
  await inTransaction(url, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (client) =>
    writeBackup(file, script(client, header, total)),
  )
  return { file, ...total }
}

const nameOf = ({ version, migrations, madeAt }) =>
  `guildhall-${version}-${migrations.at(-1)}-${madeAt.replace(/\.\d+/, '').replaceAll(':', '-')}.sql.gz`

async function* script(client, header, total) {
  const { to: copyTo } = await import('pg-copy-streams')
  yield comment('guildhall', header)
  const tables = await findTables(client)
  // Nothing may alter or truncate a table meanwhile; reads and writes continue.
  await client.query(
    `LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(', ')} IN ACCESS SHARE MODE`,
  )
  for (const table of tables) {
    const sum = await sumUp(client, table)
    total.tables++
    total.rows += sum.rows
    yield comment('table', { ...table, ...sum })
    yield `${copyOut(table).replace('TO STDOUT', 'FROM stdin')};\n`
    yield* client.query(copyTo(copyOut(table)))
    yield '\\.\n'
  }
  for (const sequence of await findSequences(client)) {
    yield comment('sequence', sequence)
    yield `SELECT setval('${quoted(sequence.name).replaceAll("'", "''")}', ${sequence.value});\n`
  }
}
