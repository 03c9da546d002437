import 'server-only'
import {
  eraseInOutbox,
  eraseInvitations,
  eraseMentions,
  readTraces,
  pseudonymOf,
} from '@/lib/account-deletion/erase-traces'
import type { Person } from '@/lib/accounts/person'
import { days } from '@/lib/config/define-guildhall'
import { type Tx, db, type Prisma } from '@/lib/db'
import { record } from '@/lib/events/record'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import {
  erasing,
  lockOrganizationScope,
  lockOrganizationsOf,
  lockRow,
} from '@/lib/organizations/with-org-lock'
import { databaseNow } from '@/lib/database/clock'
import { logError } from '@/lib/log'
import { enqueueMail } from '@/lib/mail/enqueue-mail'

/**
 * Deletes a person and everything that identifies them. Each membership ends through `endMembership`,
 * so that every organization's audit log records it; their resources are kept. The audit log uses a
 * pseudonym from then on. They must own nothing, and their row must be locked.
 * @param locked from lockOrganizationsOf; must precede the lock on the person's row, as in accepting an
 *   invitation, which prevents new memberships
 */
export async function eraseUser(
  tx: Tx,
  { id, name, email }: Person,
  locked: Locked,
  actor: Person,
): Promise<void> {
  const person = { id, name, email }
  const memberships = await tx.organizationUser.findMany({
    where: { userId: id },
    select: { organizationId: true },
    orderBy: { organizationId: 'asc' },
  })
  for (const { organizationId } of memberships) {
    const scope =
      locked.get(organizationId) ?? (await lockOrganizationScope(tx, organizationId, lockRow))
    const member = await memberOf(tx, scope, id)
    await endMembership(tx, { ...scope, user: actor }, member, 'deleted')
  }
  const traces = await readTraces(tx, person)
  await eraseInOutbox(tx, id, traces) // before invitations, as where an email's delivery is noted
  await eraseInvitations(tx, id, traces)
  await tx.user.delete({ where: { id }, select: { id: true } })
  await record(tx, {
    type: 'user.deleted',
    actor: actor.id === id ? undefined : actor,
    target: { ...person, name: pseudonymOf(id) },
    data: { memberships: memberships.length },
  })
  await eraseMentions(tx, id, traces)
}

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
