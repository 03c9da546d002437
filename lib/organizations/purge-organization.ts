import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { Person } from '@/lib/accounts/person'
import type { Prisma } from '@/lib/db'
import { type Tx, db } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { refusing } from '@/lib/tenancy/refusals'
import { lockRow, withOrgLock, withOrganization } from '@/lib/organizations/with-org-lock'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { logError } from '@/lib/log'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { toMembers } from '@/lib/organizations/restore-organization'

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
  refusing('P2003', new DomainError('organization-in-use'), () =>
    tx.organization.delete({ where: { id }, select: { id: true } }),
  )

/** The minimum notice that members get before the end. */
const NOTICE = days(3)

/**
 * Processes deleted organizations: emails their members three days before the end, and erases them at
 * the end. If nothing ran for a while, the end waits until three days after the email.
 */
export async function endDeletions(): Promise<void> {
  const now = databaseNow()
  const notice = new Date(now.getTime() + NOTICE)
  await eachOf({ remindedAt: null, endsAt: { lte: notice } }, async (tx, id, endsAt) => {
    const later = endsAt > notice ? endsAt : notice
    await tx.deletedOrganization.updateMany({
      where: { id },
      data: { remindedAt: now, endsAt: later },
    })
    await enqueueMail(tx, ...(await toMembers(tx, id, { template: 'organization-ending' })))
  })
  await eachOf({ remindedAt: { not: null }, endsAt: { lte: now } }, (tx, id) => purge(tx, id))
}

/** Each in its own transaction: one that cannot be erased does not block the others. */
async function eachOf(
  where: Prisma.DeletedOrganizationWhereInput,
  work: (tx: Tx, id: string, endsAt: Date) => Promise<unknown>,
) {
  const due = await db.deletedOrganization.findMany({ where, select: { id: true } })
  for (const { id } of due)
    await withOrganization(id, async (tx) => {
      await lockRow(tx, id)
      // Another process may have done it, or its owner may have restored it.
      const still = await tx.deletedOrganization.findFirst({
        where: { ...where, id },
        select: { endsAt: true },
      })
      if (still?.endsAt) await work(tx, id, still.endsAt)
    }).catch((error: unknown) => logError(error, { during: 'end-deletions', organization: id }))
}
