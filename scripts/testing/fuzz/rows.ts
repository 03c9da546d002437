import { pool } from '@/lib/db'
import type { World } from '@/scripts/testing/fuzz/world'

/** Rate limit counters, and email: being sent a link is not a change of one's data. */
const others = ['RateLimit', 'Outbox', 'MailPace', 'MailWebhook']
const counters = ['resetVersion', 'signInVersion', 'activationVersion', 'modifiedAt']

let tables: string[] = []

/** Copies every table. */
export async function keepRows() {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  tables = rows.map(({ name }) => name).filter((name) => name !== '_prisma_migrations')
  await pool().query(
    `DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept; ${tables
      .map((name) => `CREATE TABLE kept."${name}" AS TABLE public."${name}"`)
      .join(';')}`,
  )
}

/** A row that was added or removed since. */
export interface Changed {
  table: string
  how: 'come' | 'gone'
  row: Record<string, unknown>
}

/** Returns the rows that changed. */
export async function changedRows(): Promise<Changed[]> {
  const compare = (name: string, how: string, [from, less]: [string, string]) =>
    `SELECT '${name}' AS table, '${how}' AS how, to_jsonb(x) - '${counters.join("' - '")}' AS row
     FROM (TABLE ${from}."${name}" EXCEPT ALL TABLE ${less}."${name}") x`
  const compared = tables.flatMap((name) => [
    compare(name, 'come', ['public', 'kept']),
    compare(name, 'gone', ['kept', 'public']),
  ])
  // By its name it is planned once a connection: planning takes longer than comparing.
  const query = { name: 'changed rows', text: compared.join(' UNION ALL ') }
  return (await pool().query<Changed>(query)).rows
}

/** Restores these tables. Without triggers, because the audit log refuses it. */
export async function restoreRows(changed: Changed[]) {
  const names = [...new Set(changed.map(({ table }) => table))]
  if (names.length === 0) return
  await pool().query(
    `BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = 0; ${names
      .map((name) => `DELETE FROM "${name}"; INSERT INTO "${name}" TABLE kept."${name}"`)
      .join(';')}; COMMIT`,
  )
}

/** The changed rows that belong to Zenith, or to its people if they belong to no organization. */
export function rowsOfZenith({ zenith, people }: World, changed: Changed[]): Changed[] {
  const theirs = new Set(
    [zenith.ids.Organization, zenith.ids.User, zenith.ids.deleted].flatMap((ids) => ids ?? []),
  )
  const isTheirs = ({ row }: Changed) =>
    theirs.has(String(row.organizationId ?? row.userId ?? row.deletedId ?? row.actorId ?? row.id))
  // A visit by staff is recorded after the response, sometimes during the next request.
  const isStaffs = ({ row }: Changed) => row.actorId === people.staff.id
  const found = changed.filter(
    (each) => !others.includes(each.table) && isTheirs(each) && !isStaffs(each),
  )
  const times = (wanted: Changed) =>
    found.filter(({ row }) => JSON.stringify(row) === JSON.stringify(wanted.row)).length
  // Except for its counters it is the same row.
  return found.filter((each) => times(each) === 1)
}
