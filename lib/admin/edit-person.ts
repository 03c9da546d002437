import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock } from '@/lib/admin/lock-person'
import type { EditPersonInput } from '@/lib/admin/schema'
import { writeAddress } from '@/lib/accounts/address/write-address'
import { record } from '@/lib/events/record'

/**
 * Changes a person's name and address. Links emailed to the old address stop working.
 * @throws DomainError not-found | email-taken
 */
export const editPerson = (staff: Staff, { userId, name, email }: EditPersonInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.name === name && person.email === email) return
    const isMoved = person.email !== email
    await writeAddress(tx, userId, {
      ...{ name, email },
      ...(isMoved && { undoVersion: { increment: 1 } }),
    })
    await record(tx, {
      type: 'user.edited',
      actor: staff,
      target: { id: userId, name, email },
      data: { from: { name: person.name, email: person.email }, to: { name, email } },
    })
  })
