import 'server-only'
import { maySignIn } from '@/lib/accounts/account-state'
import type { Person } from '@/lib/accounts/person'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/** The email that tells a person that their account is kept. */
export const keptMail = ({ id: userId, email: to }: Person) =>
  ({ template: 'account-kept', to, userId }) as const

/**
 * Keeps the account of a person who signs in, if it was going to be deleted. Locks the row, so that
 * signing in and the end cannot both happen.
 * @returns whether the account was going to be deleted
 * @throws DomainError sign-in-failed if it was erased or deactivated
 */
export async function keepAccount(tx: Tx, person: Person): Promise<boolean> {
  const { id } = person
  const [user] = await tx.$queryRaw<Parameters<typeof maySignIn>[0][]>`
    SELECT "isActive", "deactivatedAt", "deletesAt" FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  if (!user || !maySignIn(user)) throw new DomainError('sign-in-failed')
  if (user.isActive) return false
  await tx.user.updateMany({
    where: { id },
    data: { isActive: true, deletesAt: null, closingRemindedAt: null },
  })
  await record(tx, { type: 'user.deletionCanceled', actor: person, data: {} }, keptMail(person))
  return true
}
