import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { Staff } from '@/lib/access/staff-context'
import { db } from '@/lib/db'
import { record, recordIn } from '@/lib/events/record'
import type { EventData } from '@/lib/events/vocabulary'
import type { FileFormat } from '@/lib/export/write-list'
import { keepOrganization } from '@/lib/organizations/with-org-lock'

/** The event of each list that members can export. */
export type OrgExport =
  | { type: 'member.exported' | 'invitation.exported' }
  | { type: 'activity.exported'; events: number }
  | { type: 'organization.exported' }

/**
 * Records in the audit log that a list of the organization was exported.
 * @throws DomainError not-found (the organization was deleted meanwhile)
 */
export async function recordExport(
  ctx: OrgContext,
  { type, ...more }: OrgExport,
  format: FileFormat | 'zip',
): Promise<void> {
  const { id: organizationId } = ctx.organization
  const data = { format, ...more } as EventData[typeof type]
  await db.$transaction(async (tx) => {
    await keepOrganization(tx, organizationId)
    await recordIn(tx, ctx, { type, data })
  })
}

/** Records in the audit log that staff exported a list of the back office. */
export const recordStaffExport = (actor: Staff, list: string, format: FileFormat) =>
  db.$transaction((tx) => record(tx, { type: 'staff.exported', actor, data: { list, format } }))
