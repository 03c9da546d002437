import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'
import { record } from '@/lib/events/record'

/** Records in the organization's audit log that staff viewed it: once an hour per person. */
export async function noteStaffVisit({ organization: { id }, user }: OrgContext): Promise<void> {
  const since = new Date(databaseNow().getTime() - hours(1))
  const known = await db.event.count({
    where: {
      type: 'staff.entered',
      organizationId: id,
      actorId: user.id,
      createdAt: { gt: since },
    },
  })
  if (known > 0) return
  await db.$transaction((tx) =>
    record(tx, { type: 'staff.entered', organizationId: id, actor: user, data: {} }),
  )
}
