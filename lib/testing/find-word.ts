import { pool } from '@/lib/db'

/** Finds a word in every column of every table, like a search in a dump. */
export async function findWord(word: string): Promise<string[]> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool().query<{ key: string }>(
      `SELECT DISTINCT c.key FROM "${name}" t, jsonb_each_text(to_jsonb(t)) c
       WHERE position(lower($1) IN lower(c.value)) > 0`,
      [word],
    )
    found.push(...rows.map(({ key }) => `${name}.${key}`))
  }
  return found.toSorted()
}
