import { expect, test, vi } from 'vitest'

import { createOwner, createProject, prisma, schemaOf, sql } from '@/lib/testing/prisma-engine'

vi.setConfig({ testTimeout: 240_000 }) // every command takes a second

const schema = schemaOf('model Person {\n  id Int @id\n}')
const trace = /\.rs:|\.mjs|wasm|node:internal/

const owner = await createOwner()

test('a failed migration reports its name and error, leaves no changes, and can be fixed', async () => {
  const project = createProject(schema)
  const url = await owner.createDatabase('failed')
  const run = (args: string) => prisma(args, { cwd: project.dir, env: { DATABASE_URL: url } })
  const table = 'CREATE TABLE "Person" (id int CONSTRAINT "Person_pkey" PRIMARY KEY);'
  project.writeMigration('1_start', `${table}\nSELECT nonsense(1);`)

  const failed = await run('migrate deploy')
  expect(failed.code).toBe(1)
  expect(failed.output).toContain('P3018')
  expect(failed.output).toContain('Migration name: 1_start')
  expect(failed.output).toContain('ERROR: function nonsense(integer) does not exist')
  expect(failed.output).toContain('LINE 2: SELECT nonsense(1);')
  expect(failed.output).not.toMatch(trace)
  expect(await sql(url, `SELECT to_regclass('"Person"') AS table`)).toEqual([{ table: null }])

  const replayed = await run('migrate dev')
  expect(replayed.output).toContain('P3006')
  expect(replayed.output).toContain('`1_start` failed to apply cleanly to the shadow database')
  expect(replayed.output).toContain('function nonsense(integer) does not exist')
  expect(replayed.output).not.toMatch(trace)
  expect(await owner.databases()).toHaveLength(1)

  project.writeMigration('1_start', table)
  expect((await run('migrate deploy')).output).toContain('P3009')
  expect(await run('migrate resolve --rolled-back 1_start')).toMatchObject({ code: 0 })
  expect(await run('migrate deploy')).toMatchObject({ code: 0 })
  expect((await run('migrate status')).output).toContain('Database schema is up to date!')
})

test('an unavailable database is reported with Prisma’s own message', async () => {
  const project = createProject(schema)
  const there = await owner.createDatabase('there')
  const refused = async (change: (url: URL) => void, words: string) => {
    const url = new URL(there)
    change(url)
    const env = { DATABASE_URL: url.href }
    const { code, output } = await prisma('migrate status', { cwd: project.dir, env })
    expect(output).toContain(words)
    expect(output).not.toMatch(trace)
    expect(code).toBe(1)
  }

  await Promise.all([
    refused((url) => (url.password = 'wrong'), 'P1000: Authentication failed'),
    refused(
      (url) => (url.host = 'localhost:9'),
      "P1001: Can't reach database server at `localhost:9`",
    ),
    refused((url) => (url.pathname = 'nowhere'), 'P1003: Database `nowhere` does not exist'),
    refused((url) => (url.search = 'sslmode=require'), 'P1011: Error opening a TLS connection'),
    refused((url) => (url.protocol = 'mysql:'), 'P1013: The database URL is not valid'),
  ])
})
