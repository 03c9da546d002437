import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { changeStaff } from '@/lib/admin/change-staff'
import { ensureAnother, withPersonLock } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'

/**
 * Shuts the back office to somebody else; their account and memberships stay.
 * @throws DomainError not-found | not-yourself
 */
export const revokeStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    await changeStaff(tx, { person, isSuperuser: false, actor: staff })
  })
