import { person, type Person } from './person'
import { sql } from './sql'

/** Sam, who is staff and a member of nothing. */
export async function sam(): Promise<Person> {
  const made = await person('Sam')
  await sql(`UPDATE "User" SET "isSuperuser" = true WHERE id = $1`, [made.id])
  return made
}
