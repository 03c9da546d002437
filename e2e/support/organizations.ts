import { sql } from './sql'
import { unique } from './person'
import type { Person } from './person'

/** Creates organizations "Many 1 …", "Many 2 …" owned by a person. @returns their unique part */
export async function ownMany(person: Pick<Person, 'id'>, count: number): Promise<string> {
  const mark = unique()
  await sql(
    `WITH orgs AS (
       INSERT INTO "Organization" (id, name, slug, "modifiedAt")
       SELECT uuidv7(), 'Many ' || n || ' ' || $1, 'many-' || n || '-' || $1, now()
       FROM generate_series(1, $3::int) n RETURNING id),
     members AS (
       INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
       SELECT uuidv7(), id, $2::uuid, 'admin', now() FROM orgs)
     INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
     SELECT id, $2::uuid, now() FROM orgs`,
    [mark, person.id, count],
  )
  return mark
}
