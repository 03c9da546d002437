import type { Acme } from './acme'
import { sql } from './sql'

/** Adds members named Person 1, Person 2 … in one statement. */
export const addMembers = ({ id, slug }: Pick<Acme, 'id' | 'slug'>, count: number) =>
  sql(
    `WITH people AS (
       INSERT INTO "User" (id, name, email, "isActive", "modifiedAt")
       SELECT uuidv7(), 'Person ' || n, 'person.' || n || '@' || $2 || '.test', true, now()
       FROM generate_series(1, $3::int) n RETURNING id)
     INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
     SELECT uuidv7(), $1::uuid, id, now() FROM people`,
    [id, slug, count],
  )
