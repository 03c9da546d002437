import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkBackup, readComment, readLines } from './backup/file.mjs'
import { copyIn, findTables, inTransaction, quoted, sumUp } from './backup/tables.mjs'
import { openWork } from './db.mjs'
import { afterMigrations } from './db-addresses.mjs'
import { Failure } from './failure.mjs'
import { live } from './life.mjs'
import { appliedMigrations, generateClient, migrate, migrationNames } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { root } from './root.mjs'

/** npm run restore <file>: restores a backup into an empty database, and migrates it. */
export const main = ([file, ...more]) =>
  live(async (life) => {
    if (!file || more.length > 0) throw new Failure('Usage: npm run restore <file>.')
    const progress = createProgress()
    const header = await progress.step('Reading the backup', () => readBackup(file))
    const work = await openWork(life, 'npm run restore')
    await generateClient(work)
    const { tables, rows } = await restore(work, file, header)
    progress.say(`Restored: ${rows} rows of ${tables} tables, each with the checksum that it had.`)
  })

/** @throws {Failure} if it is damaged, or from a newer version */
export async function readBackup(file) {
  const header = await checkBackup(file)
  const known = new Set(migrationNames())
  const unknown = header.migrations.filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new Failure(
      `${file} was made with migrations that this version does not have (${unknown.join(', ')}): ` +
        `restore it with Guildhall ${header.version} or later.`,
    )
  return header
}

export async function restore(work, file, { migrations }) {
  const url = work.directUrl ?? work.url
  await requireEmpty(url, migrations)
  await migrateTo(work, migrations)
  const total = await work.progress.step('Restoring the rows', () =>
    inTransaction(url, 'BEGIN', (client) => fill(client, file)),
  )
  await migrate(work)
  await afterMigrations(work)
  return total
}

/** A failed restore leaves empty tables behind, and can be repeated. */
async function requireEmpty(url, migrations) {
  const filled = await inTransaction(url, 'BEGIN READ ONLY', async (client) => {
    for (const { name } of await findTables(client))
      if ((await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`)).rowCount > 0) return name
  })
  const { applied } = await appliedMigrations(url)
  if (filled || [...applied].some((name) => !migrations.includes(name)))
    throw new Failure(
      `The database is not empty (${filled ? `there are rows in ${filled}` : 'it has newer tables'}): ` +
        'a backup is restored into a new one. Name it in DATABASE_URL, or move .data/postgres and .data/postgres-password away.',
    )
}

/** Creates the tables as they were when the backup was made. */
async function migrateTo(work, migrations) {
  if (migrationNames().every((name) => migrations.includes(name))) return migrate(work)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-migrations-'))
  try {
    for (const name of ['migration_lock.toml', ...migrations])
      fs.cpSync(path.join(root, 'prisma/migrations', name), path.join(folder, name), {
        recursive: true,
      })
    await migrate({ ...work, folder })
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

async function fill(client, file) {
  const tables = new Map((await findTables(client)).map((table) => [table.name, table]))
  const total = { tables: 0, rows: 0 }
  await withoutRules(client, async () => {
    const lines = readLines(file)
    for await (const line of lines) {
      const table = readComment(line, 'table')
      if (table) {
        requireTable(tables, table)
        await fillTable(client, table, lines)
        total.tables++
        total.rows += table.rows
      }
      const sequence = readComment(line, 'sequence')
      if (sequence)
        await client.query('SELECT setval($1::regclass, $2)', [
          quoted(sequence.name),
          sequence.value,
        ])
    }
  })
  return total
}

function requireTable(tables, { name, columns }) {
  const known = tables.get(name)?.columns ?? []
  const missing = columns.filter((column) => !known.includes(column))
  if (missing.length === 0) return
  throw new Failure(
    `The backup has ${name} with ${missing.join(', ')}, which no migration makes: write a migration for it.`,
  )
}

async function fillTable(client, table, lines) {
  const { from: copyFrom } = await import('pg-copy-streams')
  await lines.next() // the COPY statement
  await pipeline(Readable.from(rowsOf(lines)), client.query(copyFrom(copyIn(table))))
  const { rows, checksum } = await sumUp(client, table)
  if (rows !== table.rows || checksum !== table.checksum)
    throw new Failure(`${table.name} has other rows than were saved: nothing was restored.`)
}

/** Yields the lines up to the mark that ends a table's rows. */
async function* rowsOf(lines) {
  for (;;) {
    const { value: line } = await lines.next()
    if (line.length === 3 && line[0] === 92 && line[1] === 46) return
    yield line
  }
}

/**
 * Runs work without triggers and foreign key checks, and checks every foreign key afterwards. Needs no
 * superuser: the role owns the tables, and it is all one transaction.
 */
async function withoutRules(client, work) {
  const inSchema = 'relnamespace = current_schema()::regnamespace'
  const { rows: keys } = await client.query(`
    SELECT c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE ${inSchema} AND k.contype = 'f' AND k.conparentid = 0`)
  const { rows: triggers } = await client.query(`
    SELECT c.relname AS "table", t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE ${inSchema} AND NOT t.tgisinternal AND t.tgenabled = 'O'`)
  const alter = async (all, change) => {
    for (const each of all) await client.query(`ALTER TABLE ${quoted(each.table)} ${change(each)}`)
  }
  await alter(triggers, ({ name }) => `DISABLE TRIGGER ${quoted(name)}`)
  await alter(keys, ({ name }) => `DROP CONSTRAINT ${quoted(name)}`)
  await work()
  await alter(keys, ({ name, definition }) => `ADD CONSTRAINT ${quoted(name)} ${definition}`)
  await alter(triggers, ({ name }) => `ENABLE TRIGGER ${quoted(name)}`)
}
