import pg from 'pg'

/** Opens one connection of the bench's own. */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  client.on('error', () => {}) // told by whoever asks next, or by the end of PostgreSQL itself
  await client.connect()
  return client
}

/** @returns {Promise<number>} the one number that a statement asks for */
export async function numberOf(db, sql) {
  const { rows } = await db.query(sql)
  return Number(Object.values(rows[0])[0])
}
