import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { inTurn } from '@/lib/database/in-turn'

/** A person whose row is locked, as of now. */
export interface LockedPerson {
  id: string
  name: string | null
  email: string
  isActive: boolean
  isSuperuser: boolean
  deactivatedAt: Date | null
  deletesAt: Date | null
}

/**
 * Locks a person's row until the transaction ends, and checks again that the actor is staff. Both rows
 * are locked in one order: of two staff who dismiss each other concurrently, the first one wins and the
 * other no longer is staff, so that somebody is always left.
 * @throws DomainError not-found
 */
export async function lockPerson(tx: Tx, staff: Staff, userId: string): Promise<LockedPerson> {
  const rows = await tx.$queryRaw<LockedPerson[]>`
    SELECT id, name, email, "isActive", "isSuperuser", "deactivatedAt", "deletesAt"
    FROM "User"
    WHERE id IN (${staff.id}::uuid, ${userId}::uuid) ORDER BY id FOR UPDATE`
  const actor = rows.find(({ id }) => id === staff.id)
  const person = rows.find(({ id }) => id === userId)
  if (!actor?.isActive || !actor.isSuperuser || !person) throw new DomainError('not-found')
  return person
}

/**
 * Runs a transaction for what staff do to a person.
 * @throws DomainError not-found
 */
export const withPersonLock = <R>(
  staff: Staff,
  userId: string,
  work: (tx: Tx, person: LockedPerson) => Promise<R>,
): Promise<R> =>
  inTurn(`person ${userId}`, () =>
    db.$transaction(async (tx) => work(tx, await lockPerson(tx, staff, userId))),
  )

/** Refuses what would lock staff out of the back office; another staff member must do it. */
export function ensureAnother(staff: Staff, person: LockedPerson): void {
  if (person.id === staff.id) throw new DomainError('not-yourself')
}
