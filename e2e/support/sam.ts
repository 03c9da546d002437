import { person, type Person } from './person'
import { sql } from './sql'

/** Creates Sam, who is staff and not a member of any organization. */
export async function sam(): Promise<Person> {
  const made = await person('Sam')
  await sql(`UPDATE "User" SET "isSuperuser" = true WHERE id = $1`, [made.id])
  return made
}
