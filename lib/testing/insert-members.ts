/**
 * Adds members named Person 1, Person 2 … in one statement; for the unit tests' connections and for those
 * of the browser tests. Its values: the organization's id and slug, and how many.
 */
export const insertMembers = `
  WITH people AS (
    INSERT INTO "User" (id, name, email, "isActive", "modifiedAt")
    SELECT uuidv7(), 'Person ' || n, 'person.' || n || '@' || $2 || '.test', true, now()
    FROM generate_series(1, $3::int) n RETURNING id)
  INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
  SELECT uuidv7(), $1::uuid, id, now() FROM people`
