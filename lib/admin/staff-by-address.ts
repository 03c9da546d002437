import 'server-only'
import { changeStaff } from '@/lib/admin/change-staff'
import type { LockedPerson } from '@/lib/admin/lock-person'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { canonicalEmail } from '@/lib/accounts/email-address'

/**
 * Makes somebody staff, or staff no more, by their address: for the command line, where whoever runs
 * the server makes the first one. The audit log names no actor.
 * @returns whether anything changed
 * @throws DomainError person-unknown | person-inactive
 */
export const changeStaffByAddress = (address: string, isSuperuser: boolean): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const [person] = await tx.$queryRaw<LockedPerson[]>`
      SELECT id, name, email, "isActive", "isSuperuser", "deactivatedAt" FROM "User"
      WHERE email = ${canonicalEmail(address) ?? ''} FOR UPDATE`
    if (!person) throw new DomainError('person-unknown')
    await changeStaff(tx, { person, isSuperuser })
    return person.isSuperuser !== isSuperuser
  })
