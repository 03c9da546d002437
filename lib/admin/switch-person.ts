import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock, ensureAnother } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'
import { keptMail } from '@/lib/accounts/sign-in/keep-account'
import { record } from '@/lib/events/record'
import { activateWaitingOrganizations } from '@/lib/accounts/sign-up/activate-user'

/**
 * Activates a person: one whom staff deactivated; one who waits for their activation link, whose
 * address staff vouch for; or one whose account is going to be deleted. Activates organizations that
 * wait for them, but not those that staff deactivated.
 * @throws DomainError not-found
 */
export const activatePerson = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.isActive) return
    await tx.user.updateMany({
      where: { id: userId },
      data: {
        ...{ isActive: true, deactivatedAt: null, emailVerified: new Date() },
        ...{ deletesAt: null, closingRemindedAt: null },
      },
    })
    await record(
      tx,
      { type: 'user.reactivated', actor: staff, target: person, data: {} },
      ...(person.deletesAt ? [keptMail(person)] : []),
    )
    await activateWaitingOrganizations(tx, userId, staff)
  })

/**
 * Deactivates a person: they are signed out on their next request, and no link reactivates them,
 * whether they were active or pending. What they own stays unchanged.
 * @throws DomainError not-found | not-yourself
 */
export const deactivatePerson = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    if (person.deactivatedAt) return
    await tx.user.updateMany({
      where: { id: userId },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } })
    await record(tx, { type: 'user.deactivated', actor: staff, target: person, data: { sessions } })
  })
