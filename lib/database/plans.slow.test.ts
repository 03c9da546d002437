import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import { pool } from '@/lib/db'
import { env } from '@/lib/env'
import { listActors, listEvents, listOwnEvents } from '@/lib/events/queries'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { inviteMember } from '@/lib/invitations/invite-member'
import { listInvitations, listInvitationsTo } from '@/lib/invitations/queries'
import { claimMails } from '@/lib/mail/outbox'
import { transport } from '@/lib/mail/transport'
import { listMembers } from '@/lib/members/queries'
import { readOverview } from '@/lib/organizations/overview-view'
import { listMyOrganizationsWithSize } from '@/lib/organizations/queries'
import { readOwnership } from '@/lib/ownership/queries'
import { invite } from '@/lib/testing/invite'
import { acme, as, person, type Person } from '@/lib/testing/people'

// Large enough that a sequential scan is the most expensive plan for every statement that needs few rows:
// npm run bench -- --large found the same plans at twenty times the size.
const sizes = { people: 50_000, organizations: 5_000, largest: 20_000, events: 250_000 }

type Acme = Awaited<ReturnType<typeof acme>>
let org: Acme
let newcomer: Person
const token = 'the session of Olive'

beforeAll(async () => {
  org = await acme()
  newcomer = await person('Newcomer')
  const client = new pg.Client(env.DATABASE_URL) // the pool's connections time out on long statements
  await client.connect()
  await client.query(seed)
  await client.query(
    `INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
     SELECT uuidv7(), $1, id, now() FROM "User" WHERE email LIKE '%@crowd.test'
     ORDER BY id LIMIT ${sizes.largest}`,
    [org.id],
  )
  await client.query(
    `INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", data, "createdAt")
     SELECT uuidv7(), 'member.reminded', $1, $2, 'Olive', '{}', now() - interval '1 minute' * n
     FROM generate_series(1, 20000) n`,
    [org.id, org.olive.id],
  )
  await client.query(
    `INSERT INTO "Session" (id, "sessionToken", "userId", expires)
     VALUES (uuidv7(), $1, $2, now() + interval '1 day')`,
    [hashSessionToken(token), org.olive.id],
  )
  await vacuum(client)
  await client.end()
})

/** Vacuums until every page of the members is marked visible to all. A snapshot taken before the rows
 *  were there, as autovacuum's own ANALYZE takes one, keeps VACUUM from marking them, and without the
 *  marks an index-only scan costs more than a sequential scan. A page with rows that an earlier test
 *  deleted is only marked once they are out of the indexes, which VACUUM postpones if they are few. */
async function vacuum(client: pg.Client) {
  await vi.waitFor(
    async () => {
      await client.query('VACUUM (ANALYZE, INDEX_CLEANUP ON)')
      const { rows } = await client.query(
        `SELECT relpages - relallvisible AS unmarked FROM pg_class WHERE relname = 'OrganizationUser'`,
      )
      expect(rows).toEqual([{ unmarked: 0 }])
    },
    { timeout: 60_000, interval: 500 },
  )
}

test.each<[string, (org: Acme) => Promise<unknown>]>([
  ['who asks', ({ slug }) => findSession(token, slug)],
  ['the organizations list', ({ olive }) => listMyOrganizationsWithSize(olive)],
  ['the invitations on that page', ({ olive }) => listInvitationsTo(olive)],
  ['the organization page', async ({ olive, slug }) => readOverview(await as(olive, slug))],
  ['the people page', ({ olive, slug }) => pagesOf(olive, slug, 'joined')],
  ['the people page, newest first', ({ olive, slug }) => pagesOf(olive, slug, '-joined')],
  ['the people page sorted by role', ({ olive, slug }) => pagesOf(olive, slug, 'role')],
  [
    'its admins',
    async ({ olive, slug }) =>
      listMembers(await as(olive, slug), { role: 'admin', sort: 'joined' }),
  ],
  ['who can become the owner', async ({ olive, slug }) => readOwnership(await as(olive, slug))],
  ['the activity page', async ({ olive, slug }) => listEvents(await as(olive, slug))],
  [
    'a search on the activity page',
    async ({ olive, slug }) => listEvents(await as(olive, slug), { search: 'nobody-' }),
  ],
  ['the personal activity page', ({ olive }) => listOwnEvents(olive)],
  ['the list of actors', async ({ olive, slug }) => listActors(await as(olive, slug))],
  [
    'the invitations page',
    async ({ olive, slug }) => listInvitations(await as(olive, slug), { status: 'pending' }),
  ],
  [
    'an invite',
    async ({ olive, slug }) =>
      inviteMember(await as(olive, slug), {
        ...{ email: 'new@plans.test', role: 'member', message: undefined, locale: undefined },
      }),
  ],
  [
    'an accept',
    async ({ olive, slug }) => {
      const { token } = await invite(await as(olive, slug), newcomer.email)
      await acceptInvitation(newcomer, { token })
    },
  ],
  ['emails that are due', () => claimMails(transport())],
])('%s: no statement scans a whole table', async (_, work) => {
  const plans = await plansOf(() => work(org))
  expect(plans.length).toBeGreaterThan(0)
  expect(plans.flatMap(({ scans, sql }) => scans.map((table) => `${table}: ${sql}`))).toEqual([])
})

async function pagesOf(olive: Acme['olive'], slug: string, sort: 'joined' | '-joined' | 'role') {
  const ctx = await as(olive, slug)
  const { next } = await listMembers(ctx, { sort })
  await listMembers(ctx, { sort, cursor: next! })
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Plan[]
}

const grows = new Set([
  ...['User', 'Organization', 'OrganizationUser', 'OrganizationOwner', 'OrganizationInvitation'],
  ...['Session', 'Event'],
])

/** The plans of all statements that run during the work, with their values. */
async function plansOf(work: () => Promise<unknown>) {
  const sent = new Map<string, unknown[]>()
  const { prototype } = pg.Client
  const { query } = prototype
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one of pg's many overloads
  prototype.query = function (this: pg.Client, ...args: any[]) {
    const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown[]]
    if (typeof first === 'string') sent.set(first, Array.isArray(values) ? values : [])
    else sent.set(first.text, first.values ?? values ?? [])
    return Reflect.apply(query, this, args)
  }
  await work().finally(() => (prototype.query = query))
  const explained = [...sent].filter(([sql]) =>
    /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(sql),
  )
  return Promise.all(
    explained.map(async ([sql, values]) => {
      const { rows } = await pool().query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (FORMAT JSON) ${sql}`,
        values,
      )
      return { sql, scans: scansOf(rows[0]!['QUERY PLAN'][0].Plan) }
    }),
  )
}

const scansOf = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && grows.has(plan['Relation Name'] ?? '')
    ? [plan['Relation Name']!]
    : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
]

const seed = `
  BEGIN;
  CREATE TEMP TABLE person AS SELECT n, uuidv7() AS id FROM generate_series(1, ${sizes.people}) n;
  CREATE TEMP TABLE org AS SELECT n, uuidv7() AS id FROM generate_series(1, ${sizes.organizations}) n;
  INSERT INTO "User" (id, name, email, "isActive", "modifiedAt")
    SELECT id, 'Person ' || n, 'person-' || n || '@crowd.test', true, now() FROM person;
  INSERT INTO "Organization" (id, name, slug, "modifiedAt")
    SELECT id, 'Organization ' || n, 'crowd-' || n, now() FROM org;
  INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
    SELECT uuidv7(), o.id, p.id, CASE WHEN p.n = o.n THEN 'admin' ELSE 'member' END, now()
    FROM person p JOIN org o ON o.n = 1 + (p.n - 1) % ${sizes.organizations};
  INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
    SELECT o.id, p.id, now() FROM org o JOIN person p USING (n);
  INSERT INTO "Session" (id, "sessionToken", "userId", expires)
    SELECT uuidv7(), md5(n::text), id, now() + interval '1 day' FROM person;
  INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier",
    "invitedById", role, "expiresAt", "modifiedAt")
    SELECT uuidv7(), gen_random_uuid(), o.id, 'guest-' || p.n || '@crowd.test', p.id, 'member',
      now() + interval '1 day', now()
    FROM person p JOIN org o ON o.n = 1 + (p.n - 1) % ${sizes.organizations};
  INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", data, "createdAt")
    SELECT uuidv7(), 'member.reminded', o.id, p.id, 'Person', '{}', now() - interval '1 minute' * i
    FROM generate_series(1, ${sizes.events}) i
    JOIN org o ON o.n = 1 + i % ${sizes.organizations} JOIN person p ON p.n = o.n;
  DROP TABLE person, org;
  COMMIT`
