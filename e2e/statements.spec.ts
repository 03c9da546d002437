import { acme, type Acme } from './support/acme'
import { startCountedServer, type CountedServer } from './support/counted-server'
import { addMembers } from './support/members'
import { adminPages, memberPages, ownPages } from './support/org-pages'
import { newAddress, SESSION_COOKIE } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test.describe.configure({ mode: 'serial' })

let server: CountedServer
test.beforeAll(async () => {
  server = await startCountedServer()
})
test.afterAll(() => server.stop())

const ask = (path: string, token: string) =>
  fetch(`${server.url}${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${token}` },
    redirect: 'manual',
  })

/** Returns the statements of a page; loads it once before, because a first visit may connect. */
async function statementsOf(path: string, token: string, status = 200) {
  await (await ask(path, token)).text()
  return server.statementsOf(async () => {
    const answer = await ask(path, token)
    expect(answer.status, path).toBe(status)
    await answer.text()
  })
}

async function count(path: string, token: string) {
  const statements = await statementsOf(path, token)
  // Without the session among them the counting would be broken.
  expect(statements.join('\n')).toContain('FROM "Session"')
  return statements
}

const expectAtMostFour = (path: string, statements: string[]) =>
  expect(statements.length, `${path}\n${statements.join('\n')}`).toBeLessThanOrEqual(4)

async function invitations({ id, slug, olive }: Acme, amount: number) {
  await sql(
    `INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier",
       "invitedById", "expiresAt", "modifiedAt")
     SELECT uuidv7(), gen_random_uuid(), $1::uuid, 'newcomer.' || n || '@' || $2 || '.test', $3::uuid,
       now() + interval '7 days', now()
     FROM generate_series(1, $4::int) n`,
    [id, slug, olive.id, amount],
  )
}

test('every member page takes at most four statements', async () => {
  const org = await acme()
  await invitations(org, 30)
  for (const path of [...memberPages(org), ...adminPages(org), ...ownPages])
    expectAtMostFour(path, await count(path, org.olive.token))
  for (const path of memberPages(org)) expectAtMostFour(path, await count(path, org.mia.token))
})

test('the organizations list takes as many with one organization as with forty', async () => {
  const { zoe, ...org } = await acme()
  const few = await count('/orgs', org.olive.token)
  await sql(
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
  expect(many.length).toBe(few.length)
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
    expect(many.length, query).toBe(few.length)
  }
})

test('the gates of a page query a person once per organization, however many gates there are', async () => {
  const [one, two] = [await acme(), await acme()]
  await sql(
    `INSERT INTO "OrganizationUser"
       (id, "organizationId", "userId", role, "lastSeenAt", "modifiedAt")
     VALUES (uuidv7(), $1, $2, 'admin', now(), now())`,
    [two.id, one.olive.id],
  )
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
    expectAtMostFour(path, await statementsOf(path, token, status))
})

test('inviting takes at most seven statements inside its transaction', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`${server.url}/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(newAddress('Newcomer'))
  const statements = await server.statementsOf(async () => {
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.waitForURL(`${server.url}/orgs/${slug}/people`)
  })
  const [from, to] = [statements.indexOf('BEGIN'), statements.indexOf('COMMIT')]
  // Prefetches of links read the session on another connection meanwhile.
  const inside = statements.slice(from + 1, to).filter((text) => !/"sessionId"/.test(text))
  expect(inside.join('\n')).toContain('INSERT INTO "public"."OrganizationInvitation"')
  expect(inside.length, inside.join('\n')).toBeLessThanOrEqual(7)
})
