import fs from 'node:fs'
import pg from 'pg'
import { dataFile } from './data-folder'

let pool: pg.Pool | undefined

const connect = () =>
  new pg.Pool({
    connectionString: fs.readFileSync(dataFile('database-url'), 'utf8').trim(),
    max: 2,
    allowExitOnIdle: true,
  })

/** Queries the database of the server under test, for what no page can do or show, such as the past. */
export async function sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  pool ??= connect()
  return (await pool.query<Row>(text, values)).rows
}
