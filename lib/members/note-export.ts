import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { keepOrganization } from '@/lib/orgs/in-org'
import type { FileFormat } from '@/lib/table-file'

/**
 * Notes in the trail that somebody takes the list of members away as a file. Asked before its first
 * line is sent.
 * @throws DomainError forbidden | not-found (the organization was deleted meanwhile)
 */
export async function noteExport(ctx: OrgContext, format: FileFormat): Promise<void> {
  authorize(can(ctx.actor, 'member.read'))
  const { id: organizationId } = ctx.organization
  await db.$transaction(async (tx) => {
    await keepOrganization(tx, organizationId)
    await record(tx, { type: 'member.exported', organizationId, actor: ctx.user, data: { format } })
  })
}
