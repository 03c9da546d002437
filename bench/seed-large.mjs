import { organizations, everybody } from './seed.mjs'

/** How much there is with --large, including the seeded data of the measured pages. */
export const large = {
  ...{ people: 1_000_000, organizations: 100_000, invitations: 500_000, events: 10_000_000 },
}

const eventsAtOnce = 1_000_000

/**
 * Adds the rest of an installation with a million people to the seeded data: each of them is a member
 * of one more organization, and signed in. Every twentieth event belongs to the organization whose
 * activity page is measured, and as many to the one with 100,000 members.
 */
export async function seedLarge({ progress }, db) {
  await db.query(`SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'`)
  await progress.step('Seeding 1,000,000 people in 100,000 organizations', async () => {
    await db.query('BEGIN') // an organization without an owner cannot be committed
    await db.query(peopleAndOrganizations)
    await db.query(memberships)
    await db.query(invitations)
    await db.query('COMMIT')
  })
  await progress.step('Seeding 10,000,000 events', () => seedEvents(db))
  await progress.step('VACUUM ANALYZE', () => db.query('VACUUM ANALYZE'))
}

// Building an index afterwards takes a fraction of the time of updating it for each row.
async function seedEvents(db) {
  const { rows: indexes } = await db.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'Event' AND indexdef NOT LIKE '%UNIQUE%'`,
  )
  for (const { indexname } of indexes) await db.query(`DROP INDEX "${indexname}"`)
  for (let from = 0; from < large.events; from += eventsAtOnce)
    await db.query(events(from, from + eventsAtOnce))
  for (const { indexdef } of indexes) await db.query(indexdef)
}

const peopleAndOrganizations = `
  INSERT INTO person SELECT n, uuidv7() FROM generate_series(${everybody + 1}, ${large.people}) n;
  INSERT INTO org SELECT n, uuidv7() FROM generate_series(${organizations + 1}, ${large.organizations}) n;
  CREATE UNIQUE INDEX ON person (n);
  CREATE UNIQUE INDEX ON org (n);
  ANALYZE person, org;
  INSERT INTO "User" (id, name, email, "emailVerified", "isActive", "lastSignInAt", "modifiedAt")
    SELECT id, 'Person ' || n, 'person-' || n || '@bench.test', now(), true, now(), now()
    FROM person WHERE n > ${everybody} ORDER BY n;
  INSERT INTO "Organization" (id, name, slug, "modifiedAt")
    SELECT id, 'Organization ' || n, 'bench-' || n, now() FROM org WHERE n > ${organizations} ORDER BY n;
  INSERT INTO "Session" (id, "sessionToken", "userId", expires, "userAgent")
    SELECT uuidv7(), md5(n::text), id, now() + interval '30 days', 'bench'
    FROM person WHERE n > ${everybody}`

// Person n owns organization n, as in the smaller seed, and everyone else is in one of the others.
const added = large.organizations - organizations
const memberships = `
  CREATE TEMP TABLE added_member AS
    SELECT n AS org, n AS person, 'admin' AS role
      FROM generate_series(${organizations + 1}, ${large.organizations}) n
    UNION ALL
    SELECT ${organizations + 1} + n % ${added}, n, CASE n % 5 WHEN 0 THEN 'admin' ELSE 'member' END
      FROM generate_series(${large.organizations + 1}, ${large.people}) n;
  INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "createdAt", "modifiedAt")
    SELECT uuidv7(), o.id, p.id, m.role, now() - interval '1 minute' * m.person, now()
    FROM added_member m JOIN org o ON o.n = m.org JOIN person p ON p.n = m.person ORDER BY m.person;
  INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
    SELECT o.id, p.id, now() FROM org o JOIN person p USING (n) WHERE n > ${organizations}`

// From the owners, to existing people; every tenth is still pending.
const invitations = `
  INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier", "inviteeId",
    "invitedById", role, status, "expiresAt", "modifiedAt")
  SELECT uuidv7(), gen_random_uuid(), o.id, 'asked-' || i || '@bench.test',
    CASE i % 10 WHEN 0 THEN NULL ELSE p.id END, w.id, 'member',
    (CASE i % 10 WHEN 0 THEN 'pending' ELSE 'accepted' END)::"InvitationStatus",
    now() + interval '7 days', now()
  FROM generate_series(1, ${large.invitations}) i JOIN person p ON p.n = i
  JOIN org o ON o.n = ${organizations + 1} + i % ${added} JOIN person w ON w.n = o.n`

// One per second, the last of them now.
const events = (from, to) => `
  INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", "targetId", "targetName",
    data, "createdAt")
  SELECT uuidv7(e.ago), e.type, o.id, a.id, 'Person ' || a.n, p.id, 'Person ' || p.n,
    CASE e.type WHEN 'invitation.sent' THEN jsonb_build_object('role', 'member', 'address',
      'person-' || p.n || '@bench.test') ELSE '{"role": "member", "by": "admin"}' END, now() + e.ago
  FROM (
    SELECT -interval '1 second' * (${large.events} - i) AS ago,
      (ARRAY['member.added', 'invitation.sent', 'member.removed'])[1 + i % 3] AS type,
      CASE i % 20 WHEN 0 THEN 1 WHEN 1 THEN 3 ELSE 4 + i % ${large.organizations - 3} END AS org,
      1 + (i::bigint * 7919) % ${large.people} AS target
    FROM generate_series(${from}, ${to - 1}) i) e
  JOIN org o ON o.n = e.org JOIN person a ON a.n = e.org JOIN person p ON p.n = e.target
  ORDER BY e.ago`
