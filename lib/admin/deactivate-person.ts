import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { ensureAnother, withPersonLock } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { record } from '@/lib/events/record'

/**
 * Switches a person off: they are out at their next click, and no link brings them back, whether
 * they were active or still waited for their activation. What they own stays as it is.
 * @throws DomainError not-found | not-yourself
 */
export const deactivatePerson = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    if (person.deactivatedAt) return
    await tx.user.update({
      where: { id: userId },
      data: { isActive: false, deactivatedAt: new Date() },
      select: { id: true },
    })
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } })
    await record(tx, {
      type: 'user.deactivated',
      actor: staff,
      target: person,
      data: { sessions },
    })
  })
