import 'server-only'
import type { LockedPerson } from '@/lib/admin/lock-person'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'

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
