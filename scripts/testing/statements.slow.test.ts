import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminPages, memberPages, ownPages } from '@/e2e/support/org-pages'
import { db, pool } from '@/lib/db'
import { insertMembers } from '@/lib/testing/insert-members'
import { acme as newAcme, person } from '@/lib/testing/people'
import { builtApp, startServer, type Server } from '@/scripts/testing/fuzz/server.mjs'
import { visitor } from '@/scripts/testing/visitor'

const log = '.test/unit/postgres.log'

let server: Server
beforeAll(async () => {
  await logStatements('all')
  await person('Sam') // demo data is added only where there are no people
  // PostgreSQL logs its statements as "counted", apart from those of this process.
  const counted = new URL(process.env.DATABASE_URL!)
  counted.searchParams.set('application_name', 'counted')
  // Like on Vercel there is no worker, whose scheduled statements would interfere. The demo includes the
  // example, whose pages also count.
  const settings = { DATABASE_URL: counted.href, VERCEL: '1', SEED_DEMO: '1' }
  server = await startServer(await builtApp(), settings)
}, 600_000)
afterAll(async () => {
  await server?.stop()
  await logStatements('none')
})

/** Its members were seen just now: a first visit is recorded after its response. */
async function acme() {
  const org = await newAcme()
  const seen = { where: { organizationId: org.id }, data: { lastSeenAt: new Date() } }
  await db.organizationUser.updateMany(seen)
  return org
}

const logStatements = (which: 'all' | 'none') =>
  pool().query(`DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET log_statement = %L', current_database(), '${which}');
  END $$`)

/** Returns the statements that the server runs during the work, each on one line. */
async function statementsOf(work: () => Promise<unknown>) {
  const { size } = statSync(log)
  await work()
  return statementsIn(logSince(size))
}

// PostgreSQL logs a statement before running it, so that all are in the log when the response arrives.
function logSince(position: number) {
  const file = openSync(log, 'r')
  const text = Buffer.alloc(fstatSync(file).size - position)
  readSync(file, text, 0, text.length, position)
  closeSync(file)
  return text.toString()
}

// Sent in the same message as the statement that follows it (lib/database/row-security.mjs).
const limitsRows = /^SELECT set_config\('role'/
// Of a new connection, which a busy server may open at any time (lib/database/open-pool.mjs).
const connects = /WHERE pg_backend_pid\(\) = \d+$/

function statementsIn(text: string) {
  const statement = /^\S+ \S+ \S+ counted LOG:\s+(?:execute [^:]*|statement): (.*)/s
  return text
    .split(/\n(?!\t)/) // continuation lines begin with a tab
    .map((entry) => statement.exec(entry)?.[1])
    .filter((sql) => sql !== undefined)
    .map((sql) => sql.replace(/\s+/g, ' ').trim())
    .filter((sql) => !limitsRows.test(sql) && !connects.test(sql))
}

/** Returns the statements of a page; loads it once before, because a first visit may connect. */
async function statementsOn(path: string, token: string, status = 200) {
  const { ask, read } = visitor(server.url, { token })
  await read(path)
  return statementsOf(async () => {
    const answer = await ask(path)
    expect(answer.status, path).toBe(status)
    await answer.text()
  })
}

async function count(path: string, token: string) {
  const statements = await statementsOn(path, token)
  // Without the session among them the counting would be broken.
  expect(statements.join('\n')).toContain('FROM "Session"')
  return statements
}

const expectAtMostFour = (path: string, statements: string[]) =>
  expect(statements.length, `${path}\n${statements.join('\n')}`).toBeLessThanOrEqual(4)

const expectAsMany = (path: string, many: string[], few: string[]) =>
  expect(many.length, [path, ...many, 'instead of', ...few].join('\n')).toBe(few.length)

const addMembers = ({ id, slug }: { id: string; slug: string }, amount: number) =>
  pool().query(insertMembers, [id, slug, amount])

test('every member page takes at most four statements', async () => {
  const org = await acme()
  await pool().query(
    `INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier",
       "invitedById", "expiresAt", "modifiedAt")
     SELECT uuidv7(), gen_random_uuid(), $1::uuid, 'newcomer.' || n || '@' || $2 || '.test', $3::uuid,
       now() + interval '7 days', now()
     FROM generate_series(1, 30) n`,
    [org.id, org.slug, org.olive.id],
  )
  for (const path of [...memberPages(org), ...adminPages(org), ...ownPages])
    expectAtMostFour(path, await count(path, org.olive.token))
  for (const path of memberPages(org)) expectAtMostFour(path, await count(path, org.mia.token))
})

test('the organizations list takes as many with one organization as with forty', async () => {
  const { zoe, ...org } = await acme()
  const few = await count('/orgs', org.olive.token)
  await pool().query(
    `WITH orgs AS (
       INSERT INTO "Organization" (id, name, slug, "modifiedAt")
       SELECT uuidv7(), 'Many ' || n, 'many-' || n || '-' || $1, now() FROM generate_series(1, 40) n
       RETURNING id),
     members AS (
       INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
       SELECT uuidv7(), id, $2::uuid, 'admin', now() FROM orgs)
     INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
     SELECT id, $2::uuid, now() FROM orgs`,
    [org.slug, zoe.id],
  )
  const many = await count('/orgs', zoe.token)
  expectAtMostFour('/orgs', many)
  expectAsMany('/orgs', many, few)
})

test('the people page takes as many with 25 members as with 5,000', async () => {
  const [small, large] = [await acme(), await acme()]
  await addMembers(small, 21)
  await addMembers(large, 4_996)
  for (const query of [
    '',
    '?q=person',
    '?q=person.499',
    '?sort=name',
    '?sort=-role&role=member&state=active',
  ]) {
    const few = await count(`/orgs/${small.slug}/people${query}`, small.olive.token)
    const many = await count(`/orgs/${large.slug}/people${query}`, large.olive.token)
    expectAtMostFour(query, many)
    expectAsMany(query, many, few)
  }
})

test('the gates of a page query a person once per organization, however many gates there are', async () => {
  const [one, two] = [await acme(), await acme()]
  await db.organizationUser.create({
    data: { organizationId: two.id, userId: one.olive.id, role: 'admin', lastSeenAt: new Date() },
  })
  const statements = await count(`/examples/${one.slug}/${two.slug}`, one.olive.token)
  // Three gates check Olive in two organizations: app/examples.
  const asked = statements.filter((text) => /^SELECT .*"isActive" = .*"slug" = /.test(text))
  expect(asked, statements.join('\n')).toHaveLength(2)
  // Also: the session, and for each organization the viewer's membership, a table and a list.
  expect(statements, statements.join('\n')).toHaveLength(9)
})

test('refused requests take no more', async () => {
  const { zoe, max, slug } = await acme()
  for (const [path, token, status] of [
    [`/orgs/${slug}/people`, zoe.token, 404],
    [`/orgs/${slug}/settings`, max.token, 403],
    [`/orgs/${slug}`, 'nonsense', 307],
  ] as const)
    expectAtMostFour(path, await statementsOn(path, token, status))
})

test('inviting takes at most seven statements inside its transaction', async () => {
  const { olive, slug } = await acme()
  const statements = await statementsOf(async () => {
    const typed = { email: `newcomer@${slug}.test`, role: 'member' }
    const answer = await visitor(server.url, olive).fill(`/orgs/${slug}/people/invite`, typed)
    expect(answer.status).toBe(303)
  })
  const [from, to] = [statements.indexOf('BEGIN'), statements.indexOf('COMMIT')]
  const inside = statements.slice(from + 1, to)
  expect(inside.join('\n')).toContain('INSERT INTO "OrganizationInvitation"')
  expect(inside.length, inside.join('\n')).toBeLessThanOrEqual(7)
})
