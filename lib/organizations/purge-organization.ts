import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { Person } from '@/lib/accounts/person'
import { type Tx, Prisma } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { lockRow, withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Erases a deleted organization before its time, for staff.
 * @throws DomainError not-found | forbidden | organization-in-use
 */
export const purgeOrganization = (ctx: OrgContext) =>
  withOrgLock(
    ctx,
    async (tx, actor) => {
      authorize(actor.isStaff === true)
      const { id, name } = ctx.organization
      if ((await tx.organization.count({ where: { id, deletedAt: { not: null } } })) === 0)
        throw new DomainError('not-found')
      await purge(tx, id, ctx.user)
      return name
    },
    lockRow,
  )

/**
 * Erases a deleted organization; its URL keeps explaining that. Requires a lock on its row.
 * @param actor undefined for the system
 * @throws DomainError organization-in-use
 */
export async function purge(tx: Tx, id: string, actor?: Person) {
  await eraseOrganization(tx, id)
  const { name } = await tx.deletedOrganization.update({
    where: { id },
    data: { endsAt: null },
    select: { name: true },
  })
  await record(tx, { type: 'organization.purged', organizationId: id, actor, data: { name } })
}

/**
 * Deletes an organization's row together with all rows that belong to it; its people are kept.
 * @throws DomainError organization-in-use if another organization references it by a relation
 */
export const eraseOrganization = (tx: Tx, id: string) =>
  tx.organization.delete({ where: { id }, select: { id: true } }).catch(refuseInUse)

const refuseInUse = (error: unknown) => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003')
    throw new DomainError('organization-in-use')
  throw error
}
