import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import pg from 'pg'
import { afterAll, onTestFinished } from 'vitest'

export const root = join(import.meta.dirname, '../..')

/** Runs Prisma's command line as a user would, with no settings and no host to download from. */
export const prisma = (
  args: string,
  { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string | undefined> } = {},
) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const nowhere = 'http://127.0.0.1:9'
    const clean: Record<string, string | undefined> = {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      NO_COLOR: '1',
      CHECKPOINT_DISABLE: '1',
      HTTPS_PROXY: nowhere,
      PRISMA_ENGINES_MIRROR: nowhere,
    }
    execFile(
      process.execPath,
      [join(root, 'node_modules/prisma/build/index.js'), ...args.split(' ')],
      { cwd, env: { ...clean, ...env } as NodeJS.ProcessEnv },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })

/** A Prisma schema with these models. */
export const schemaOf = (...models: string[]) =>
  ['datasource db {\n  provider = "postgresql"\n}', ...models].join('\n\n')

/**
 * Creates a folder for one test, in a path with a space, with this project's Prisma setup and its own
 * schema and migrations.
 */
export const createProject = (schema: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'guildhall engine '))
  onTestFinished(() => rmSync(dir, { recursive: true }))

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  write('package.json', '{ "type": "module" }')
  write('prisma/schema.prisma', schema)
  write('prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n')
  cpSync(join(root, 'prisma.config.ts'), join(dir, 'prisma.config.ts'))
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  symlinkSync(join(root, 'prisma/engine'), join(dir, 'prisma/engine'))

  return {
    dir,
    write,
    writeMigration: (name: string, sql: string) =>
      write(`prisma/migrations/${name}/migration.sql`, sql),
    migrations: () =>
      readdirSync(join(dir, 'prisma/migrations')).filter((name) => !name.endsWith('.toml')),
  }
}

/**
 * Creates a role for one test file that may only create databases, so that leftovers are noticed. The
 * cluster must require passwords.
 */
export const createOwner = async () => {
  const cluster = process.env.TEST_DATABASE_URL
  if (!cluster) throw new Error('TEST_DATABASE_URL must name a PostgreSQL to test on.')
  const name = `engine_${randomBytes(6).toString('hex')}`
  await sql(cluster, `CREATE ROLE ${name} LOGIN CREATEDB PASSWORD 'secret'`)

  const databases = async () => {
    const owned = `SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '${name}'`
    return (await sql(cluster, owned)).map((row) => String(row.datname))
  }
  afterAll(async () => {
    for (const database of await databases())
      await sql(cluster, `DROP DATABASE "${database}" WITH (FORCE)`)
    await sql(cluster, `DROP ROLE ${name}`)
  })

  const urlOf = (suffix: string) => {
    const url = new URL(cluster)
    url.username = name
    url.password = 'secret'
    url.pathname = `${name}_${suffix}`
    return url.href
  }
  return {
    databases,
    urlOf,
    createDatabase: async (suffix: string) => {
      await sql(cluster, `CREATE DATABASE ${name}_${suffix} OWNER ${name}`)
      return urlOf(suffix)
    },
    /** Gives the schema of a database to the superuser; the role may still use it. */
    takeSchema: (url: string) => {
      const there = Object.assign(new URL(cluster), { pathname: new URL(url).pathname })
      return sql(
        there.href,
        `ALTER SCHEMA public OWNER TO CURRENT_USER; GRANT ALL ON SCHEMA public TO ${name}`,
      )
    },
    forbidDatabases: () => sql(cluster, `ALTER ROLE ${name} NOCREATEDB`),
  }
}

/** Returns the rows of the last statement. */
export const sql = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const results = await client.query(text)
    return [results].flat().at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}
