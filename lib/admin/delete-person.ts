import 'server-only'
import { eraseUser, erasing, lockOrganizationsOf } from '@/lib/account-deletion/erase-user'
import type { Staff } from '@/lib/access/staff-context'
import { ensureAnother, lockPerson, type LockedPerson } from '@/lib/admin/lock-person'
import type { DeletePersonInput } from '@/lib/admin/schema'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { inTurn } from '@/lib/database/in-turn'
import { canonicalEmail } from '@/lib/accounts/email-address'

/**
 * Deletes a user permanently, with everything that identifies them. Organizations they own must be
 * transferred or deleted first.
 * @throws DomainError not-found | not-yourself | address-does-not-match | owns-organizations
 */
export const deletePerson = (staff: Staff, { userId, confirmation }: DeletePersonInput) =>
  inTurn(`person ${userId}`, () =>
    db.$transaction(async (tx) => {
      // Locks organizations before the user, in the same order as accepting an invitation. The lock on
      // the user's row prevents new memberships.
      const locked = await lockOrganizationsOf(tx, userId)
      const person = await lockPerson(tx, staff, userId)
      ensureAnother(staff, person)
      if (canonicalEmail(confirmation) !== person.email)
        throw new DomainError('address-does-not-match', 'confirmation', { email: person.email })
      await ensureOwnsNothing(tx, person)
      await eraseUser(tx, person, locked, staff)
    }, erasing),
  )

async function ensureOwnsNothing(tx: Tx, person: LockedPerson) {
  const owned = await tx.organization.findMany({
    where: { owner: { userId: person.id } },
    select: { name: true },
    orderBy: { name: 'asc' },
    take: 11,
  })
  if (owned.length === 0) return
  const names = owned.slice(0, 10).map(({ name }) => name)
  const organizations = [...names, ...(owned.length > 10 ? ['…'] : [])].join(', ')
  throw new DomainError('owns-organizations', 'confirmation', { organizations })
}
