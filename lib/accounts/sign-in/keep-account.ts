import 'server-only'
import { maySignIn } from '@/lib/accounts/account-state'
import type { Person } from '@/lib/accounts/person'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/** Tells somebody that their account is deleted no longer. */
export const keptMail = ({ id: userId, email: to }: Person) =>
  ({ template: 'account-kept', to, userId }) as const

/**
 * Lets a person in who has proven who they are: an account that is about to be deleted is kept by it.
 * Of signing in and the end at the same moment, one comes first: the row is held.
 * @returns whether the account was about to be deleted
 * @throws DomainError sign-in-failed when it is gone, or deactivated
 */
export async function keepAccount(tx: Tx, person: Person): Promise<boolean> {
  const { id } = person
  const [user] = await tx.$queryRaw<Parameters<typeof maySignIn>[0][]>`
    SELECT "isActive", "deactivatedAt", "deletesAt" FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  if (!user || !maySignIn(user)) throw new DomainError('sign-in-failed')
  if (user.isActive) return false
  await tx.user.update({
    where: { id },
    data: { isActive: true, deletesAt: null, closingRemindedAt: null },
    select: { id: true },
  })
  await record(tx, { type: 'user.deletionCanceled', actor: person, data: {} }, keptMail(person))
  return true
}
