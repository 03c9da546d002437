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
 * Makes a person staff, or staff no more; their pages know it at the next click. The caller holds
 * the person's row.
 * @param actor nobody, for what somebody did at the server's own command line
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
 * Lets an active person into the back office and every organization.
 * @throws DomainError not-found | person-inactive
 */
export const grantStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, (tx, person) =>
    changeStaff(tx, { person, isSuperuser: true, actor: staff }),
  )

/**
 * Shuts the back office to somebody else; their account and memberships stay.
 * @throws DomainError not-found | not-yourself
 */
export const revokeStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    await changeStaff(tx, { person, isSuperuser: false, actor: staff })
  })

/**
 * Makes somebody staff, or staff no more, by their address: for the command line, where whoever runs
 * the server makes the first one. The audit log names no actor.
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
