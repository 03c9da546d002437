import type { Staff } from '@/lib/access/staff-context'
import { db } from '@/lib/db'
import { person, type Person } from '@/lib/testing/people'

/** Creates Sam, who is staff and a member of nothing. */
export async function sam(name = 'Sam'): Promise<Staff & Person> {
  const made = await person(name)
  await db.user.update({ where: { id: made.id }, data: { isSuperuser: true } })
  return { ...made, isSuperuser: true, asStaff: true }
}
