import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock } from '@/lib/admin/lock-person'
import type { EditPersonInput } from '@/lib/admin/schema'
import { Prisma } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/**
 * Changes a person's name and address. Links that were mailed to the old address die with it.
 * @throws DomainError not-found | email-taken
 */
export const editPerson = (staff: Staff, { userId, name, email }: EditPersonInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.name === name && person.email === email) return
    await tx.user
      .update({ where: { id: userId }, data: { name, email }, select: { id: true } })
      .catch(refuseTakenAddress)
    await record(tx, {
      type: 'user.edited',
      actor: staff,
      target: { id: userId, name, email },
      data: { from: { name: person.name, email: person.email }, to: { name, email } },
    })
  })

const refuseTakenAddress = (error: unknown) => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
    throw new DomainError('email-taken', 'email')
  throw error
}
