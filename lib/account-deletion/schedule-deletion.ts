import 'server-only'
import { lockOrganizationsOf } from '@/lib/account-deletion/erase-user'
import {
  endOf,
  ownedOrganizations,
  standsInTheWay,
} from '@/lib/account-deletion/owned-organizations'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { declineOffer } from '@/lib/ownership/offer-ownership'

/**
 * Schedules the deletion of a person's account: they are signed out everywhere, the account cannot be
 * used, and it is erased at the end (endAccounts) unless they sign in before (keepAccount). They are
 * emailed. Ownership offered to them is declined; memberships stay until the end.
 * @returns when the account ends
 * @throws DomainError signed-out | staff-stays | organizations-first while they own one
 */
export async function scheduleDeletion({ id, name, email }: SignedIn): Promise<Date> {
  const person = { id, name, email }
  return db.$transaction(async (tx) => {
    const locked = await lockOrganizationsOf(tx, id)
    await ensureMayGo(tx, id)
    const owned = await ownedOrganizations(tx, id)
    const inTheWay = owned.filter(standsInTheWay)
    if (inTheWay.length > 0)
      throw new DomainError('organizations-first', undefined, {
        organizations: inTheWay.map((organization) => organization.name).join(', '),
      })
    const deletesAt = endOf(owned)
    for (const scope of locked.values()) await declineOffer(tx, scope, person)
    await tx.user.updateMany({ where: { id }, data: { isActive: false, deletesAt } })
    const { count: sessions } = await tx.session.deleteMany({ where: { userId: id } })
    await record(
      tx,
      { type: 'user.deletionScheduled', actor: person, data: { sessions } },
      { template: 'account-closing', to: email, userId: id },
    )
    return deletesAt
  })
}

/** Locks the person's row, so that they cannot become an owner meanwhile. */
async function ensureMayGo(tx: Tx, id: string) {
  const [user] = await tx.$queryRaw<{ isSuperuser: boolean }[]>`
    SELECT "isSuperuser" FROM "User" WHERE id = ${id}::uuid AND "isActive" FOR UPDATE`
  if (!user) throw new DomainError('signed-out')
  if (user.isSuperuser) throw new DomainError('staff-stays')
}
