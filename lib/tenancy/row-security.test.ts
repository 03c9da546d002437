import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openPool } from '@/lib/database/open-pool.mjs'
import { readAddress } from '@/lib/database/read-address.mjs'
import { requestRole, secureRows } from '@/lib/database/row-security.mjs'
import {
  acrossOrganizations,
  db,
  limitTransaction,
  onlyRowsOf,
  pool,
  Prisma,
  queryPlanned,
  whyRowsAreNotLimited,
} from '@/lib/db'
import { identifier } from '@/lib/kinds/identifier'
import { withOrgRows } from '@/lib/organizations/with-org-lock'
import { product } from '@/lib/products/testing'
import { forOrganization } from '@/lib/tenancy/for-organization'
import { acme, as } from '@/lib/testing/people'

const who = Prisma.sql`SELECT current_user::text AS role, current_setting('app.org_id', true) AS org`

test('the database limits rows', async () => {
  expect(await whyRowsAreNotLimited()).toBeNull()
})

/** Tables whose rows belong to an organization, as the database lists them, with the column that says so. */
const tables = async () =>
  (
    await pool().query<{ name: string; key: string }>(`
      SELECT c.relname AS name, a.attname AS key FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        AND a.attname = CASE c.relname WHEN 'Organization' THEN 'id' ELSE 'organizationId' END
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`)
  ).rows

/** Runs `work` with a row of each organization in every such table, whatever its columns and rules. */
async function withRowsInEach(
  names: { name: string; key: string }[],
  organizations: string[],
  work: () => Promise<void>,
) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows: checks } = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
         pg_get_constraintdef(oid)) AS add
     FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  )
  try {
    for (const { drop } of checks) await client.query(drop)
    await client.query('SET session_replication_role = replica') // no foreign keys, no triggers
    for (const { name, key } of names)
      for (const id of organizations) {
        const { rows: columns } = await client.query<{ name: string; value: string }>(
          `SELECT quote_ident(a.attname) AS name, CASE
             WHEN a.attname = $2 THEN quote_literal($3)
             WHEN t.typtype = 'e' THEN (SELECT quote_literal(enumlabel) FROM pg_enum
               WHERE enumtypid = t.oid ORDER BY enumsortorder LIMIT 1)
             WHEN t.typcategory = 'A' THEN quote_literal('{}')
             WHEN t.typname = 'uuid' THEN 'gen_random_uuid()'
             WHEN t.typname = 'jsonb' THEN quote_literal('{}')
             WHEN t.typcategory IN ('D', 'T') THEN 'now()'
             WHEN t.typcategory = 'N' THEN '1'
             WHEN t.typcategory = 'B' THEN 'true'
             ELSE 'left(md5(random()::text), 20)' END AS value
           FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
           WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
             AND (a.attname = $2 OR a.attnotnull AND NOT a.atthasdef)`,
          [`"${name}"`, key, id],
        )
        await client.query(
          `INSERT INTO "${name}" (${columns.map((column) => column.name).join()})
           VALUES (${columns.map(({ value }) => value).join()}) ON CONFLICT DO NOTHING`,
        )
      }
    await work()
  } finally {
    await client.query(`TRUNCATE ${names.map(({ name }) => `"${name}"`).join()} CASCADE`)
    for (const { add } of checks) await client.query(add)
    await client.end()
  }
}

test('every table with an organizationId shows one organization’s rows, and takes no others', async () => {
  const { id, other } = await acme()
  const all = await tables()
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Organization', 'OrganizationUser', 'Event', 'Product']),
  )
  await withRowsInEach(all, [id, other.id], async () => {
    for (const { name, key } of all) {
      const table = identifier(name)
      const column = identifier(key)
      const rowsOf = Prisma.sql`SELECT DISTINCT ${column}::text AS organization FROM ${table}`
      const everyone = await db.$queryRaw<{ organization: string }[]>(rowsOf)
      expect(
        everyone.map(({ organization }) => organization),
        name,
      ).toEqual(expect.arrayContaining([id, other.id]))
      expect(await onlyRowsOf(id, () => db.$queryRaw(rowsOf)), name).toEqual([{ organization: id }])

      const limited = (statement: Prisma.Sql) => onlyRowsOf(id, () => db.$executeRaw(statement))
      const theirs = Prisma.sql`${column} = ${other.id}::uuid`
      expect(
        await limited(Prisma.sql`UPDATE ${table} SET ${column} = ${column} WHERE ${theirs}`),
      ).toBe(0)
      expect(await limited(Prisma.sql`DELETE FROM ${table} WHERE ${theirs}`)).toBe(0)
      const copy = Prisma.sql`INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${JSON.stringify({ [key]: other.id })}::jsonb)).*
      FROM ${table} t LIMIT 1`
      await expect(limited(copy), name).rejects.toThrow(/violates row-level security policy/)
    }
  })
})

test('the role owns nothing, cannot sign in, and obeys policies', async () => {
  const { rows } = await pool().query(
    `SELECT rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS may,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
     FROM pg_roles r WHERE rolname = $1`,
    [requestRole],
  )
  expect(rows).toEqual([{ may: false, owned: 0, memberships: 0 }])
})

describe('a limited statement', () => {
  test('is limited through each way to the database, and leaves the connection as it was', async () => {
    const { id, other } = await acme()
    await product(id)
    await product(other.id)
    const limited = [{ role: requestRole, org: id }]
    for (let n = 0; n < 3; n++) {
      expect(await onlyRowsOf(id, () => db.$queryRaw(who))).toEqual(limited)
      expect(await onlyRowsOf(id, () => queryPlanned(who))).toEqual(limited)
      expect(await onlyRowsOf(id, () => db.product.findMany())).toHaveLength(1)
      expect(await onlyRowsOf(id, () => db.product.count())).toBe(1)
      expect(await db.$queryRaw(who)).not.toEqual(limited)
    }
    expect(await db.product.count({ where: { organizationId: { in: [id, other.id] } } })).toBe(2)
  })

  test('of many organizations at once sees the rows of its own', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await acme()).id))
    const reads = Array.from({ length: 60 }, async (_, n) => {
      const id = ids[n % ids.length]!
      const rows =
        n % 3 === 0
          ? await db.$queryRaw(who)
          : await onlyRowsOf(id, () => (n % 3 === 1 ? db.$queryRaw(who) : queryPlanned(who)))
      return n % 3 === 0 || (rows as { org: string }[])[0]!.org === id
    })
    expect(await Promise.all(reads)).not.toContain(false)
  })

  test('leaves nothing behind after an error, a cancellation or a timeout', async () => {
    let organizationId: string | undefined
    const own = openPool(readAddress(process.env.DATABASE_URL!), {
      max: 1,
      query_timeout: 500,
      organizationNow: () => organizationId,
    })
    own.on('error', () => {})
    const limited = async (text: string) => {
      organizationId = randomUUID()
      const answer = own.query({ text })
      organizationId = undefined
      return answer
    }
    const { rows: before } = await own.query(who.sql)
    expect((await limited(who.sql)).rows).toMatchObject([{ role: requestRole }])
    for (const failing of [
      'SELECT 1 / 0',
      'SELECT pg_cancel_backend(pg_backend_pid())',
      'no SQL',
    ]) {
      await expect(limited(failing)).rejects.toThrow()
      expect((await own.query(who.sql)).rows).toMatchObject([{ role: before[0].role }])
    }
    const slow = limited('SELECT pg_sleep(2)')
    await expect(slow).rejects.toThrow('Query read timeout')
    expect((await own.query(who.sql)).rows).toMatchObject([{ role: before[0].role }])
    await own.end()
  })

  test('on the same connection leaves no role, no organization and no plan of it', async () => {
    let organizationId: string | undefined
    const own = openPool(readAddress(process.env.DATABASE_URL!), {
      max: 1,
      organizationNow: () => organizationId,
    })
    const { id, other } = await acme()
    const query = { name: 'all', text: 'SELECT id::text FROM "Organization"' }
    const read = async (as?: string) => {
      organizationId = as
      const { rows } = await own.query<{ id: string }>(query)
      return rows.map((row) => row.id)
    }
    for (const as of [id, other.id, id]) {
      expect(await read(as)).toEqual([as])
      expect((await read()).length).toBeGreaterThan(1)
    }
    await own.end()
  })

  test('is not collected with statements of others', async () => {
    const { id } = await acme()
    await expect(onlyRowsOf(id, async () => db.user.findUnique({ where: { id } }))).rejects.toThrow(
      'findFirst',
    )
    await expect(onlyRowsOf(id, () => db.$transaction(async () => {}))).rejects.toThrow(
      'limitTransaction',
    )
  })
})

describe('forOrganization', () => {
  test('is limited by the database as well, in and outside a transaction', async () => {
    const { id, other, slug, olive } = await acme()
    const theirs = await product(other.id)
    const ctx = await as(olive, slug)
    // What its filter would let through if it were missing.
    const key = { organizationId_name: { organizationId: other.id, name: theirs.name } }
    expect(await forOrganization(ctx).product.findUnique({ where: key })).toBeNull()
    const forged = { ...ctx, organization: { ...ctx.organization, id: other.id } }
    expect(await forOrganization(forged).product.count()).toBe(1)
    await withOrgRows(ctx, async (tx) => {
      expect(await tx.product.count({ where: { organizationId: other.id } })).toBe(0)
      expect(await tx.product.updateMany({ data: { price: 1 } })).toEqual({ count: 0 })
      expect(await forOrganization(forged, tx).product.count()).toBe(0)
      expect(await tx.organization.findMany({ select: { id: true } })).toEqual([{ id }])
    })
    expect(await forOrganization(forged).product.findFirst()).toEqual(theirs)
  })
})

describe('a limited transaction', () => {
  test('can be left, and is limited again afterwards', async () => {
    const { id, other } = await acme()
    const seen = async (tx: Pick<typeof db, 'organization'>) =>
      tx.organization.count({ where: { id: { in: [id, other.id] } } })
    await db.$transaction(async (tx) => {
      expect(await acrossOrganizations(tx, () => seen(tx))).toBe(2)
      await limitTransaction(tx, id)
      expect(await seen(tx)).toBe(1)
      expect(await acrossOrganizations(tx, () => seen(tx))).toBe(2)
      expect(await seen(tx)).toBe(1)
      const failing = acrossOrganizations(tx, () => Promise.reject(new Error('refused')))
      await expect(failing).rejects.toThrow('refused')
      expect(await seen(tx)).toBe(1)
    })
    expect(await seen(db)).toBe(2)
  })

  test('is left only by these', () => {
    const uses = sources('lib').filter(({ text }) => /\bacrossOrganizations\(/.test(text))
    expect(uses.map(({ path }) => path)).toEqual(['lib/events/signal.ts'])
  })
})

/** Reads of an organization that must see others, or are not statements on its tables. */
const unlimited: Record<string, string> = {}

test('every query of an organization is limited to its rows', () => {
  const found = sources('lib')
    .filter(({ path }) => /\/queries\.ts$|-view\.ts$|\/read-[^/]+\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      text
        .split(/\n(?=export )/)
        .filter(
          (part) =>
            /^export (async )?(function|const) /.test(part) &&
            /\}?: OrgContext\b/.test(part.slice(0, 400)) &&
            /\bdb[.,]|queryPlanned|readPage</.test(part) &&
            !/onlyRowsOf\(|only(Own|Event)\w+\(|forOrganization\(/.test(part),
        )
        .map((part) => `${path}: ${/(?:function|const) (\w+)/.exec(part)![1]}`),
    )
  expect(found).toEqual(Object.keys(unlimited))
})

const sources = (folder: string): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      ({ name, parentPath }) =>
        /\.ts$/.test(name) && !/\.test\./.test(name) && !parentPath.includes('generated'),
    )
    .map(({ name, parentPath }) => join(parentPath, name))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('where the role cannot be used', () => {
  test('policies are made again, also by several starts at once', async () => {
    const { rows } = await pool().query<{ drop: string }>(
      `SELECT format('DROP POLICY %I ON %I', policyname, tablename) AS drop FROM pg_policies`,
    )
    for (const { drop } of rows) await pool().query(drop)
    const pools = Array.from({ length: 4 }, () =>
      openPool(readAddress(process.env.DATABASE_URL!), { max: 1 }),
    )
    expect(await Promise.all(pools.map((each) => secureRows(each)))).toEqual([
      null,
      null,
      null,
      null,
    ])
    await Promise.all(pools.map((each) => each.end()))
    const { rows: after } = await pool().query(`SELECT 1 FROM pg_policies`)
    expect(after).toHaveLength(rows.length)
  })

  test('another database user keeps all rows, and is told why', async () => {
    const name = `reader_${process.env.VITEST_POOL_ID}`
    await pool().query(
      `CREATE ROLE ${name} LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA public TO ${name};
       GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name}`,
    )
    const url = Object.assign(new URL(process.env.DATABASE_URL!), {
      username: name,
      password: 'reader',
    })
    let refused: Error | undefined
    let organizationId: string | undefined
    const own = openPool(readAddress(url.href), {
      max: 1,
      organizationNow: () => organizationId,
      onRefused: (error) => (refused = error),
    })
    try {
      await acme()
      const count = 'SELECT count(*)::int AS count FROM "Organization"'
      expect((await own.query(count)).rows).toEqual((await pool().query(count)).rows)
      organizationId = randomUUID()
      await expect(own.query(count)).rejects.toThrow('permission denied to set role')
      expect(refused).toBeDefined()
      organizationId = undefined
      expect(await secureRows(own)).toMatch(/does not own/)
    } finally {
      await own.end()
      await pool().query(`DROP OWNED BY ${name}; DROP ROLE ${name}`)
    }
  })
})
