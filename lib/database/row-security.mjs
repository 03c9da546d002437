import pg from 'pg'

/** The role for statements about one organization. It owns nothing, and cannot sign in. */
export const requestRole = 'guildhall_request'

/** Limits a transaction to the rows of one organization, by row-level security; $1 is its id. */
export const limitToOrganization = `SELECT set_config('role', '${requestRole}', true), set_config('app.org_id', $1, true)`

// On these connections the statement above is prepared.
const prepared = new WeakSet()

/**
 * A statement limited to one organization, in one round trip: PostgreSQL runs all messages up to the
 * next Sync in one transaction, and role and organization end with it, also after an error. Nothing
 * stays on the connection.
 */
export class LimitedQuery extends pg.Query {
  #isLimited = false
  #organizationId
  #isDirect
  #onRefused

  constructor(config, values, { organizationId, isDirect, onRefused }) {
    super(config, values)
    this.#organizationId = organizationId
    this.#isDirect = isDirect
    this.#onRefused = onRefused
  }

  /** The simple protocol cannot send both. */
  requiresPreparation() {
    return true
  }

  prepare(connection) {
    // Behind a pooler the next statement may reach a session without it.
    const name = this.#isDirect ? 'limit_to_organization' : ''
    if (!name || !prepared.has(connection)) connection.parse({ name, text: limitToOrganization })
    if (name) prepared.add(connection)
    connection.bind({ statement: name, values: [this.#organizationId] })
    connection.execute({})
    super.prepare(connection)
  }

  handleDataRow(message) {
    if (this.#isLimited) super.handleDataRow(message)
  }

  handleCommandComplete(message, connection) {
    if (this.#isLimited) super.handleCommandComplete(message, connection)
    this.#isLimited = true
  }

  handleError(error, connection) {
    if (!this.#isLimited && isRefusal(error)) this.#onRefused(error)
    super.handleError(error, connection)
  }
}

/** No such role, or it may not be assumed. */
const isRefusal = ({ code }) => code === '22023' || code === '42501'

const rights = ['SELECT', 'INSERT', 'UPDATE', 'DELETE']

/** Every table; `key` is the column that says whose organization's a row is. */
const tables = (isSecured) => `
  SELECT c.relname::text AS name, quote_ident(c.relname) AS "table",
    coalesce(a.attname::text, CASE c.relname WHEN 'Organization' THEN 'id' END) AS key,
    pg_has_role(session_user, c.relowner, 'USAGE') AS "isOwned", ${isSecured} AS "isSecured"
  FROM pg_class c
  LEFT JOIN pg_attribute a
    ON a.attrelid = c.oid AND a.attname = 'organizationId' AND NOT a.attisdropped
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')`

const isSecured = `
  (${rights.map((right) => `has_table_privilege('${requestRole}', c.oid, '${right}')`).join(' AND ')}
    AND (a.attname IS NULL AND c.relname <> 'Organization'
      OR c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid
        AND p.polname = 'guildhall_own_organization' AND NOT p.polpermissive)))`

/** Asked by the role itself: the tables in which it sees more, or less, than it should. */
export const unsecuredTables = `
  SELECT t.name FROM (${tables(isSecured)}) t
  WHERE t."isOwned" AND NOT t."isSecured"
    OR t.key IS NOT NULL AND NOT (t."isSecured" AND row_security_active(t."table"))
  UNION ALL SELECT 'every table' WHERE current_schema() IS NULL`

/**
 * Creates the role and, for each table with an `organizationId`, the policies that limit it to the rows
 * of one organization. Runs at every start, also in parallel, and changes only what is missing. For all
 * other roles nothing changes: the owner ignores policies, and others have one that admits every row.
 * @param {import('pg').Pool} pool of the user who owns the tables
 * @returns {Promise<string | null>} why it was not possible
 */
export async function secureRows(pool) {
  try {
    const { rows } = await pool.query(tables('false'))
    const foreign = rows.find(({ isOwned, key }) => key && !isOwned)
    if (foreign) return `the database user does not own ${foreign.table}`
    const why = await prepareRole(pool)
    if (why) return why
    const { rows: found } = await pool.query(tables(isSecured))
    // One transaction each, so that none waits for a table while it holds another.
    for (const table of found)
      if (table.isOwned && !table.isSecured) await pool.query(secure(table))
    return null
  } catch ({ message }) {
    return message
  }
}

async function prepareRole(pool) {
  // Roles belong to the whole server: the start of another database may create it at the same time.
  const role = (await findRole(pool)) ?? (await tryTo(pool, createRole), await findRole(pool))
  if (!role) return `the database user may not create the role ${requestRole}`
  if (role.isTooStrong) return `the role ${requestRole} may sign in, or ignores policies`
  if (await tryTo(pool, assumeRole)) return null
  await tryTo(pool, grantRole(role))
  if (await tryTo(pool, assumeRole)) return null
  return `the database user may not use the role ${requestRole}`
}

async function findRole(pool) {
  const { rows } = await pool.query(`
    SELECT rolcanlogin OR rolsuper OR rolbypassrls AS "isTooStrong",
      current_setting('server_version_num')::int >= 160000 AS "hasGrantOptions"
    FROM pg_roles WHERE rolname = '${requestRole}'`)
  return rows[0]
}

const createRole = `CREATE ROLE ${requestRole} NOLOGIN`
const assumeRole = `SELECT set_config('role', '${requestRole}', true)`
// A user who inherits the role would have its policies. Before 16 every member does, but an owner
// ignores them.
const grantRole = ({ hasGrantOptions }) =>
  `GRANT ${requestRole} TO CURRENT_USER${hasGrantOptions ? ' WITH INHERIT FALSE, SET TRUE' : ''}`

/** Whether it succeeded. What fails here shows in what is checked next. */
async function tryTo(pool, sql) {
  try {
    await pool.query(sql)
    return true
  } catch {
    return false
  }
}

/** One message of several statements, which is one transaction. */
const secure = ({ table, key }) => `
  SET LOCAL lock_timeout = '2s';
  SELECT pg_advisory_xact_lock(hashtext('guildhall row security'));
  DO $$ BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${requestRole}', current_schema());
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO ${requestRole}', current_schema());
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT ${rights.join(', ')} ON TABLES TO ${requestRole}', current_schema());
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO ${requestRole}', current_schema());
  END $$;
  GRANT ${rights.join(', ')} ON ${table} TO ${requestRole};
  ${key ? policies(table, `"${key}"`) : ''}`

// A filter and nothing else: with a plain comparison, PostgreSQL might read all rows of the organization
// instead of the few that are asked for by id, when it believes that there are few.
const policies = (table, key) => `
  DROP POLICY IF EXISTS guildhall_everyone ON ${table};
  DROP POLICY IF EXISTS guildhall_own_organization ON ${table};
  CREATE POLICY guildhall_everyone ON ${table} USING (true);
  CREATE POLICY guildhall_own_organization ON ${table} AS RESTRICTIVE TO ${requestRole}
    USING (CASE WHEN ${key} = (SELECT nullif(current_setting('app.org_id', true), '')::uuid)
      THEN true ELSE false END);
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;`
