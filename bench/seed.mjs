import { localSecret } from '../scripts/lib/data-folder.mjs'
import { importTs } from '../scripts/lib/run-ts.mjs'

// In the seeded data, people and organizations are numbers from 1 up. Person n owns organization n. The
// numbers after `people` are those who are only in the largest organization.
export const people = 20_000
export const organizations = 2_000
export const everybody = 119_999

/** Organizations whose people pages are measured by size, and their members except the owner. */
export const sized = {
  25: { org: 1, from: 7_001, to: 7_024 },
  5000: { org: 2, from: 2_001, to: 6_999 },
  100000: { org: 3, from: people + 1, to: everybody },
}

/** The number of organizations with about ten members, and their numbers in sequence. */
const small = organizations - 3
export const smallOrg = (i) => 4 + (i % small)
export const orgOf = (number) => `(4 + (${number}) % ${small})` // the same in SQL

/** People who may manage one of those: its owner, and every fifth member up to twenty. */
export const adminOf = ({ org, from }, i) => (i % 5 ? from + 5 * ((i % 5) - 1) : org)

export const slugOf = (org) => `bench-${org}`
export const tokenOf = (person) => `bench-session-of-person-${person}`

/** The cookie with which this person is signed in. */
export const cookieOf = (person) => `next-auth.session-token=${tokenOf(person)}`

/**
 * Fills the database: person n owns organization n, up to 2,000; everyone else is a member of one, and
 * some also of those measured by size. Everyone is signed in.
 */
export async function seed({ url, settings }, db) {
  // lib/env.ts reads them on first use: links and cookies are created by the app's own code.
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    GUILDHALL_EMBEDDED: '1',
  })
  const { hashSessionToken } = await importTs('lib/accounts/sessions/session-token.ts')
  const hashes = Array.from({ length: everybody }, (_, i) => hashSessionToken(tokenOf(i + 1)))
  await db.query('BEGIN')
  await db.query(peopleAndOrganizations)
  await db.query(sessions, [hashes])
  await db.query(members)
  await db.query('COMMIT')
  await db.query('VACUUM ANALYZE')
}

const peopleAndOrganizations = `
  CREATE TEMP TABLE person AS SELECT n, uuidv7() AS id FROM generate_series(1, ${everybody}) n;
  CREATE TEMP TABLE org AS SELECT n, uuidv7() AS id FROM generate_series(1, ${organizations}) n;
  INSERT INTO "User" (id, name, email, "emailVerified", "isActive", "lastSignInAt", "modifiedAt")
    SELECT id, 'Person ' || n, 'person-' || n || '@bench.test', now(), true, now(), now()
    FROM person ORDER BY n;
  INSERT INTO "Organization" (id, name, slug, "modifiedAt")
    SELECT id, 'Organization ' || n, 'bench-' || n, now() FROM org ORDER BY n`

const sessions = `
  INSERT INTO "Session" (id, "sessionToken", "userId", expires, "userAgent")
    SELECT uuidv7(), s.hash, p.id, now() + interval '30 days', 'bench'
    FROM unnest($1::text[]) WITH ORDINALITY AS s (hash, n) JOIN person p USING (n)`

const membersOf = ({ org, from, to }) =>
  `SELECT ${org}, n, CASE (n - ${from}) % 5 WHEN 0 THEN 'admin' ELSE 'member' END
     FROM generate_series(${from}, ${to}) n`

const members = `
  CREATE TEMP TABLE member AS
    SELECT n AS org, n AS person, 'admin' AS role FROM generate_series(1, ${organizations}) n
    UNION ALL
    SELECT ${orgOf('n')}, n, CASE n % 5 WHEN 0 THEN 'admin' ELSE 'member' END
      FROM generate_series(${organizations + 1}, ${people}) n
    UNION ALL ${Object.values(sized).map(membersOf).join(' UNION ALL ')};
  INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "createdAt", "modifiedAt")
    SELECT uuidv7(), o.id, p.id, m.role, now() - interval '1 minute' * m.person, now()
    FROM member m JOIN org o ON o.n = m.org JOIN person p ON p.n = m.person
    ORDER BY m.person;
  INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
    SELECT o.id, p.id, now() FROM org o JOIN person p USING (n);
  INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", "targetId",
    "targetName", data, "createdAt")
    SELECT uuidv7(), 'member.added', o.id, a.id, 'Person ' || o.n, p.id, 'Person ' || p.n,
      '{"role": "member", "by": "admin"}', now() - interval '1 minute' * m.person
    FROM member m JOIN org o ON o.n = m.org JOIN person a ON a.n = o.n JOIN person p ON p.n = m.person
    WHERE m.org < 3`
