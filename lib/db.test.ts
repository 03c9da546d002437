import { expect, test } from 'vitest'
import { db, Prisma, queryPlanned } from '@/lib/db'

test('$queryRaw returns the same values as Prisma', async () => {
  const sql = Prisma.sql`
    SELECT 1::int4 AS int4, 9007199254740993::int8 AS int8, 1.50::numeric AS numeric, 0.5::float8 AS float8,
      'x' AS text, true AS bool, NULL AS nothing, '{"a": [1]}'::jsonb AS jsonb,
      '2026-02-03'::date AS date, '2026-02-03 04:05:06.789'::timestamp AS timestamp,
      '2026-02-03 04:05:06.789+05'::timestamptz AS timestamptz,
      '01a2259c-a4bb-7d80-98cf-10507a2332e0'::uuid AS uuid, ARRAY['a', 'b'] AS texts,
      ${new Date(0)}::timestamptz AS given, ${['a', 'b']}::text[] AS list, ${7n}::int8 AS big`
  const [found] = await db.$queryRaw<object[]>(sql)
  expect([found]).toEqual(await db.$transaction((tx) => tx.$queryRaw(sql)))
  expect(await db.$queryRaw`SELECT ${1}::int AS one`).toEqual([{ one: 1 }])
})

test('a repeated statement is planned once, and still works after a migration', async () => {
  await db.$executeRaw`CREATE TABLE planned (a int)`
  await db.$executeRaw`INSERT INTO planned VALUES (1)`
  const ask = () => queryPlanned<{ a: unknown }[]>(Prisma.sql`SELECT a FROM planned WHERE a > ${0}`)
  const plans = async () =>
    (
      await db.$queryRaw<
        [unknown]
      >`SELECT 1 FROM pg_prepared_statements WHERE statement ~ '^SELECT a'`
    ).length
  await db.$queryRaw`SELECT 1` // whether a connection is direct is known only after connecting
  for (let i = 0; i < 3; i++) expect(await ask()).toEqual([{ a: 1 }])
  expect(await plans()).toBe(1)
  await db.$executeRaw`ALTER TABLE planned ALTER a TYPE numeric`
  expect(await ask()).toEqual([{ a: new Prisma.Decimal(1) }])
  await db.$executeRaw`DROP TABLE planned`
})
