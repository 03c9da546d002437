import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { db } from '@/lib/db'
import { person, type Person } from '@/lib/testing/people'

/** The password of every test person who has one. */
export const PASSWORD = 'brisk teal otters swim'

let hashed: Promise<string> | undefined

/** Creates a signed-in person with a password. */
export async function personWithPassword(name: string): Promise<Person> {
  hashed ??= hashPassword(PASSWORD)
  const made = await person(name)
  await db.user.update({ where: { id: made.id }, data: { passwordHash: await hashed } })
  return made
}
