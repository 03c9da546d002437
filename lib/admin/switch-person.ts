import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock, ensureAnother } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { keptMail } from '@/lib/accounts/sign-in/keep-account'
import { record } from '@/lib/events/record'
import { activateWaitingOrganizations } from '@/lib/accounts/sign-up/activate-waiting-organizations'

/**
 * Switches a person on: one whom staff switched off, or one who waits for their activation link, for
 * whose address staff vouch then, or one whose account is about to be deleted. Organizations that wait for them come along; those that staff
 * switched off do not.
 * @throws DomainError not-found
 */
export const activatePerson = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.isActive) return
    await tx.user.update({
      where: { id: userId },
      data: {
        ...{ isActive: true, deactivatedAt: null, emailVerified: new Date() },
        ...{ deletesAt: null, closingRemindedAt: null },
      },
      select: { id: true },
    })
    await record(
      tx,
      { type: 'user.reactivated', actor: staff, target: person, data: {} },
      ...(person.deletesAt ? [keptMail(person)] : []),
    )
    await activateWaitingOrganizations(tx, userId, staff)
  })

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
