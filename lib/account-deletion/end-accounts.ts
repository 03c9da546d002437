import 'server-only'
import { erasing, eraseUser, lockOrganizationsOf } from '@/lib/account-deletion/erase-user'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { db, type Prisma, type Tx } from '@/lib/db'
import { logError } from '@/lib/log'
import { enqueueMail } from '@/lib/mail/enqueue-mail'

/** The minimum notice before the end. */
const NOTICE = days(3)

/**
 * Processes accounts that their owners deleted: emails them three days before the end, and erases them
 * at the end. If nothing ran for a while, the end waits until three days after the email. An account
 * whose deleted organizations still have rows waits for their end.
 */
export async function endAccounts(): Promise<void> {
  const now = databaseNow()
  const notice = new Date(now.getTime() + NOTICE)
  await eachOf({ closingRemindedAt: null, deletesAt: { lte: notice } }, async (tx, user) => {
    const { id, email: to, deletesAt } = user
    const later = deletesAt > notice ? deletesAt : notice
    await tx.user.updateMany({ where: { id }, data: { closingRemindedAt: now, deletesAt: later } })
    await enqueueMail(tx, { template: 'account-ending', to, userId: id })
  })
  await eachOf(
    {
      ...{ closingRemindedAt: { not: null }, deletesAt: { lte: now } },
      memberships: { none: { owns: { isNot: null } } },
    },
    (tx, user, locked) => eraseUser(tx, user, locked, user),
  )
}

const select = { id: true, name: true, email: true, deletesAt: true } as const
type Due = Prisma.UserGetPayload<{ select: typeof select }> & { deletesAt: Date }
type Locked = Awaited<ReturnType<typeof lockOrganizationsOf>>

/** Each in its own transaction: one that cannot be erased does not block others. */
async function eachOf(
  where: Prisma.UserWhereInput,
  work: (tx: Tx, user: Due, locked: Locked) => Promise<unknown>,
) {
  const due = await db.user.findMany({ where, select: { id: true } })
  for (const { id } of due)
    await db
      .$transaction(async (tx) => {
        const locked = await lockOrganizationsOf(tx, id)
        await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
        // Another process may have done it, or the person signed in meanwhile.
        const still = await tx.user.findFirst({ where: { ...where, id }, select })
        if (still?.deletesAt) await work(tx, { ...still, deletesAt: still.deletesAt }, locked)
      }, erasing)
      .catch((error: unknown) => logError(error, { during: 'end-accounts', user: id }))
}
