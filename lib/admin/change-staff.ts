import 'server-only'
import { type LockedPerson, withPersonLock, ensureAnother } from '@/lib/admin/lock-person'
import { type Tx, db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import type { Staff } from '@/lib/access/staff-context'
import type { PersonIdInput } from '@/lib/admin/schema'
import { canonicalEmail } from '@/lib/accounts/email-address'

/**
 * Grants or revokes staff access, effective on the person's next request. The caller holds the person's
 * row.
 * @param actor undefined for a command run on the server
 * @throws DomainError person-inactive
 */
export async function changeStaff(
  tx: Tx,
  { person, isSuperuser, actor }: { person: LockedPerson; isSuperuser: boolean; actor?: Person },
): Promise<void> {
  if (person.isSuperuser === isSuperuser) return
  if (isSuperuser && !person.isActive) throw new DomainError('person-inactive')
  await tx.user.update({ where: { id: person.id }, data: { isSuperuser }, select: { id: true } })
  await record(tx, {
    type: isSuperuser ? 'user.staffGranted' : 'user.staffRevoked',
    actor,
    target: person,
    data: {},
  })
}

/**
 * Grants an active person access to the back office and to every organization.
 * @throws DomainError not-found | person-inactive
 */
export const grantStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, (tx, person) =>
    changeStaff(tx, { person, isSuperuser: true, actor: staff }),
  )

/**
 * Revokes another person's staff access; their account and memberships are kept.
 * @throws DomainError not-found | not-yourself
 */
export const revokeStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    await changeStaff(tx, { person, isSuperuser: false, actor: staff })
  })

/**
 * Grants or revokes staff access by address: for the command line, where the first staff member is
 * made. The audit log names no actor.
 * @returns whether anything changed
 * @throws DomainError person-unknown | person-inactive
 */
export const changeStaffByAddress = (address: string, isSuperuser: boolean): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const [person] = await tx.$queryRaw<LockedPerson[]>`
      SELECT id, name, email, "isActive", "isSuperuser", "deactivatedAt", "deletesAt"
      FROM "User"
      WHERE email = ${canonicalEmail(address) ?? ''} FOR UPDATE`
    if (!person) throw new DomainError('person-unknown')
    await changeStaff(tx, { person, isSuperuser })
    return person.isSuperuser !== isSuperuser
  })
