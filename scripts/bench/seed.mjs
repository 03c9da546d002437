import { localSecret } from '../lib/data-folder.mjs'
import { importTs } from '../lib/run-ts.mjs'
import { large, organizations, people, range, team, tokenOf } from './people.mjs'

/**
 * Fills the database: person n owns organization n, up to 2,000; everybody else is a member of one,
 * and 4,999 and 24 of them are also in the two that are measured by size. Everybody is signed in.
 */
export async function seed({ url, settings }, db) {
  // lib/env.ts reads them at its first use: links and cookies are made by the app's own code.
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    GUILDHALL_EMBEDDED: '1',
  })
  const { hashSessionToken } = await importTs('lib/auth/session-token.ts')
  const hashes = range(1, people).map((person) => hashSessionToken(tokenOf(person)))
  await db.query('BEGIN')
  await db.query(peopleAndOrganizations)
  await db.query(sessions, [hashes])
  await db.query(members)
  await db.query('COMMIT')
  await db.query('VACUUM ANALYZE')
}

const peopleAndOrganizations = `
  CREATE TEMP TABLE person AS SELECT n, uuidv7() AS id FROM generate_series(1, ${people}) n;
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

const members = `
  CREATE TEMP TABLE member AS
    SELECT n AS org, n AS person, 'admin' AS role FROM generate_series(1, ${organizations}) n
    UNION ALL
    SELECT 3 + n % ${organizations - 2}, n, CASE n % 5 WHEN 0 THEN 'admin' ELSE 'member' END
      FROM generate_series(${organizations + 1}, ${people}) n
    UNION ALL
    SELECT ${large}, n, CASE n % 50 WHEN 0 THEN 'admin' ELSE 'member' END
      FROM generate_series(2001, 6999) n
    UNION ALL
    SELECT ${team}, n, CASE n % 5 WHEN 0 THEN 'admin' ELSE 'member' END
      FROM generate_series(7001, 7024) n;
  INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "createdAt", "modifiedAt")
    SELECT uuidv7(), o.id, p.id, m.role, now() - interval '1 minute' * m.person, now()
    FROM member m JOIN org o ON o.n = m.org JOIN person p ON p.n = m.person
    ORDER BY m.person;
  INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
    SELECT o.id, p.id, now() FROM org o JOIN person p USING (n)`
