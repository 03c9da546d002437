import { randomUUID } from 'node:crypto'
import { person, unique, type Person } from './person'
import { sql } from './sql'

/** A separate organization for one test, with its people and a stranger. */
export interface Acme {
  id: string
  name: string
  slug: string
  /** The owner. */
  olive: Person
  /** An admin. */
  adam: Person
  /** Members. */
  mia: Person
  max: Person
  /** A stranger. */
  zoe: Person
}

/**
 * Creates the people of every test in an organization of this test's own: Olive owns it, Adam is its
 * admin, Mia and Max are members, Zoe is a stranger. Written in SQL, because the tests of sign-up and
 * invitations cover how people join.
 */
export async function acme(): Promise<Acme> {
  const [olive, adam, mia, max, zoe] = await Promise.all([
    person('Olive'),
    person('Adam'),
    person('Mia'),
    person('Max'),
    person('Zoe'),
  ])
  const slug = `acme-${unique()}`
  const org = { id: randomUUID(), name: `Acme ${slug.slice(5)}`, slug }
  await sql(
    `WITH org AS (
       INSERT INTO "Organization" (id, name, slug, "modifiedAt") VALUES ($1, $2, $3, now())),
     members AS (
       INSERT INTO "OrganizationUser"
         (id, "organizationId", "userId", role, "lastSeenAt", "modifiedAt")
       SELECT uuidv7(), $1, id, role, now(), now()
       FROM unnest($4::uuid[], $5::text[]) WITH ORDINALITY AS m (id, role, place) ORDER BY place)
     INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt") VALUES ($1, $6, now())`,
    [
      org.id,
      org.name,
      org.slug,
      [olive.id, adam.id, mia.id, max.id],
      ['admin', 'admin', 'member', 'member'],
      olive.id,
    ],
  )
  return { ...org, olive, adam, mia, max, zoe }
}
