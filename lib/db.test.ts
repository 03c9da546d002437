import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { db, pool, Prisma, queryPlanned, type Tx } from '@/lib/db'

const byPrisma = ({ text, values }: Prisma.Sql) =>
  // eslint-disable-next-line no-restricted-properties -- the only one that Prisma runs itself
  db.$queryRawUnsafe<object[]>(text, ...values)

test('$queryRaw returns the same values as Prisma', async () => {
  const sql = Prisma.sql`
    SELECT 1::int4 AS int4, 9007199254740993::int8 AS int8, 1.50::numeric AS numeric, 0.5::float8 AS float8,
      'x' AS text, true AS bool, NULL AS nothing, '{"a": [1]}'::jsonb AS jsonb,
      '2026-02-03'::date AS date, '2026-02-03 04:05:06.789'::timestamp AS timestamp,
      '2026-02-03 04:05:06.789+05'::timestamptz AS timestamptz,
      '01a2259c-a4bb-7d80-98cf-10507a2332e0'::uuid AS uuid, ARRAY['a', 'b'] AS texts,
      ${new Date(0)}::timestamptz AS given, ${['a', 'b']}::text[] AS list, ${7n}::int8 AS big`
  const [found] = await db.$queryRaw<object[]>(sql)
  expect([found]).toEqual(await byPrisma(sql))
  expect([found]).toEqual(await db.$transaction((tx) => tx.$queryRaw(sql)))
  expect(await db.$queryRaw`SELECT ${1}::int AS one`).toEqual([{ one: 1 }])
})

const given = Prisma.sql`
  SELECT ${new Date(5)}::timestamptz AS date, ${[new Date(5)]}::timestamptz[] AS dates, ${['a', '"b,']}::text[] AS texts,
    ${JSON.stringify({ a: [1] })}::jsonb AS text, ${{ a: [1] }}::jsonb AS object, ${null}::int AS nothing,
    encode(${Buffer.from([0, 255])}, 'hex') AS bytes, ${new Prisma.Decimal('1.50')}::numeric AS money,
    ${9007199254740993n}::int8 AS big, ${1.5}::float8 AS number, ${true} AS bool`

test('statements of a transaction take the same values as Prisma', async () => {
  const expected = await byPrisma(given)
  expect(await db.$transaction((tx) => tx.$queryRaw(given))).toEqual(expected)
  expect(await db.$queryRaw(given)).toEqual(expected)
})

describe('a transaction', () => {
  beforeAll(() => db.$executeRaw`CREATE TABLE written (a int UNIQUE)`)
  afterEach(() => db.$executeRaw`DELETE FROM written`)
  afterAll(() => db.$executeRaw`DROP TABLE written`)
  const write = (tx: Tx, a: number) => tx.$executeRaw`INSERT INTO written VALUES (${a})`
  const written = () => db.$queryRaw<{ a: number }[]>`SELECT a FROM written ORDER BY a`

  test('counts the rows that a statement changes', async () => {
    await db.$transaction(async (tx) => {
      expect(await write(tx, 1)).toBe(1)
      expect(await tx.$executeRaw`UPDATE written SET a = a + ${1}`).toBe(1)
      expect(await tx.$executeRaw`DELETE FROM written WHERE a = ${1}`).toBe(0)
    })
    expect(await written()).toEqual([{ a: 2 }])
  })

  test('keeps nothing if it fails, after a statement of either kind', async () => {
    const fail = () => Promise.reject(new Error('refused'))
    await expect(db.$transaction(async (tx) => (await write(tx, 1), fail()))).rejects.toThrow(
      'refused',
    )
    const twice = db.$transaction(async (tx) => (await write(tx, 1), await write(tx, 1)))
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    expect(await written()).toEqual([])
  })

  test('runs side by side with others, also from within one', async () => {
    await db.$transaction(async (tx) => {
      await write(tx, 1)
      await db.$transaction((other) => write(other, 2))
      await (await pool().connect()).release()
      await write(tx, 3)
      expect(await written()).toEqual([{ a: 2 }])
      expect(await tx.$queryRaw`SELECT a FROM written ORDER BY a`).toHaveLength(3)
    })
    expect(await written()).toHaveLength(3)
  })

  test('refuses statements after its end', async () => {
    let ended: Tx | undefined
    await db.$transaction(async (tx) => void (ended = tx))
    await expect(write(ended!, 1)).rejects.toThrow(/closed|not found/i)
  })

  test.each([
    ['', () => Promise.resolve()],
    [
      ', also if the work takes another connection meanwhile',
      async () => (await pool().connect()).release(),
    ],
  ])('refuses statements after its timeout%s', async (_, meanwhile) => {
    let refusal: unknown
    const late = db.$transaction(
      async (tx) => {
        for (let a = 1; a < 5_000 && !refusal; a++) {
          await meanwhile()
          await write(tx, a).catch((error: unknown) => (refusal = error))
        }
      },
      { timeout: 50 },
    )
    await expect(late).rejects.toThrow(/expired/)
    await vi.waitFor(() => expect(String(refusal)).toMatch(/expired|closed|not found/i))
    expect(await written()).toEqual([])
  })
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
