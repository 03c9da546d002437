import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { db, type Prisma, type Tx } from '@/lib/db'
import { logError } from '@/lib/log'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { toMembers } from '@/lib/organizations/restore-organization'
import { purge } from '@/lib/organizations/purge-organization'
import { lockRow, withOrganization } from '@/lib/organizations/with-org-lock'

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
