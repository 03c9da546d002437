import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { record } from '@/lib/events/record'

/**
 * Ends all of a person's sessions. They can sign in again.
 * @throws DomainError not-found
 */
export const endPersonSessions = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } })
    if (sessions === 0) return
    await record(tx, { type: 'user.signedOut', actor: staff, target: person, data: { sessions } })
  })
