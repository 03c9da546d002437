import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { changeStaff } from '@/lib/admin/change-staff'
import { withPersonLock } from '@/lib/admin/lock-person'
import type { PersonIdInput } from '@/lib/admin/schema'

/**
 * Lets an active person into the back office and every organization.
 * @throws DomainError not-found | person-inactive
 */
export const grantStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, (tx, person) =>
    changeStaff(tx, { person, isSuperuser: true, actor: staff }),
  )
