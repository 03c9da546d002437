import { expect, test, vi } from 'vitest'

import { createOwner, createProject, prisma, schemaOf, sql } from '@/lib/testing/prisma-engine'

vi.setConfig({ testTimeout: 240_000 }) // every command takes a second

const person = 'model Person {\n  id Int @id\n}'
const pet = 'model Pet {\n  id Int @id\n}'
const toy = 'model Toy {\n  id Int @id\n}'
const startSql = 'CREATE TABLE "Person" (id int CONSTRAINT "Person_pkey" PRIMARY KEY);'
const diff = 'migrate diff --from-migrations prisma/migrations --to-schema prisma --exit-code'

const owner = await createOwner()

test('migrate dev keeps the rows of the main database and leaves no other database behind', async () => {
  const main = await owner.createDatabase('main')
  const project = createProject(schemaOf(person, pet))
  const options = { cwd: project.dir, env: { DATABASE_URL: main } }
  // One existing migration is applied, and a new one written.
  project.writeMigration('1_start', startSql)

  expect(await prisma('migrate dev --name pets', options)).toMatchObject({ code: 0 })
  await sql(main, 'INSERT INTO "Person" VALUES (1)')

  project.write('prisma/schema.prisma', schemaOf(person, pet, toy))
  expect(await prisma(diff, options)).toMatchObject({ code: 2 })
  expect(await prisma('migrate dev --name toys', options)).toMatchObject({ code: 0 })

  expect(project.migrations()).toEqual([
    '1_start',
    expect.stringMatching(/_pets$/),
    expect.stringMatching(/_toys$/),
  ])
  expect(await sql(main, 'SELECT * FROM "Pet", "Toy"')).toEqual([])
  expect(await sql(main, 'SELECT * FROM "Person"')).toEqual([{ id: 1 }])
  expect(await owner.databases()).toEqual([expect.stringMatching(/_main$/)])
})

test('SHADOW_DATABASE_URL is used if it is empty, left empty, and refused otherwise', async () => {
  const main = await owner.createDatabase('borrower')
  const shadow = await owner.createDatabase('shadow')
  await sql(main, 'CREATE TABLE kept AS SELECT 1 AS id')
  await owner.forbidDatabases()
  const project = createProject(schemaOf(person))
  project.writeMigration('1_start', startSql)
  const withShadow = (SHADOW_DATABASE_URL?: string) =>
    prisma(diff, { cwd: project.dir, env: { DATABASE_URL: main, SHADOW_DATABASE_URL } })

  const none = await withShadow()
  expect(none.output).toContain('P3014')
  expect(none.output).toContain('SHADOW_DATABASE_URL')

  const same = await withShadow(`${main}?application_name=other`)
  expect(same.output).toContain('SHADOW_DATABASE_URL is the main database')
  expect(await sql(main, 'SELECT * FROM kept')).toEqual([{ id: 1 }])

  expect(await withShadow(shadow)).toMatchObject({ code: 0 })

  // A table would have been in the way if the first run had not cleaned up.
  await sql(shadow, 'CREATE TABLE "Person" (id int); INSERT INTO "Person" VALUES (7)')
  const full = await withShadow(shadow)
  expect(full.output).toContain('is not empty (it has public.Person)')
  expect(await sql(shadow, 'SELECT * FROM "Person"')).toEqual([{ id: 7 }])
})

test('a schema that belongs to somebody else, as in PostgreSQL 14, is emptied object by object', async () => {
  const shadow = await owner.createDatabase('foreign')
  await owner.takeSchema(shadow)
  const main = await owner.createDatabase('owned')
  await owner.forbidDatabases()
  const options = { env: { DATABASE_URL: main, SHADOW_DATABASE_URL: shadow } }

  for (const _ of ['first', 'again']) {
    const { code, output } = await prisma(diff, options)
    expect(output).toContain('No difference detected.')
    expect(code).toBe(0)
  }
  const left = `SELECT count(*)::int AS left FROM pg_class WHERE relnamespace = 'public'::regnamespace`
  expect(await sql(shadow, left)).toEqual([{ left: 0 }])
})
