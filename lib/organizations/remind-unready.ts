import 'server-only'
import { hasAccessSql } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import { databaseNow } from '@/lib/database/clock'
import { db, Prisma, type Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { logError } from '@/lib/log'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { countInTransaction, refusal } from '@/lib/ops/rate-limits'
import { lockOrganization, withOrganization, withOrgLock } from '@/lib/organizations/with-org-lock'

/** The members whose sign-ins a policy is about: those with access, and an account that can sign in. */
export const boundMembers = (organizationId: string) => Prisma.sql`"OrganizationUser" m
  JOIN "User" u ON u.id = m."userId" AND u."isActive"
    AND m."organizationId" = ${organizationId}::uuid AND ${hasAccessSql('m')}`

/** An email to each member who has no second factor. */
export async function reminders(tx: Tx, organizationId: string) {
  const unready = await tx.$queryRaw<{ userId: string; to: string }[]>`
    SELECT u.id AS "userId", u.email AS to FROM ${boundMembers(organizationId)}
    WHERE NOT ${isReadySql}`
  return unready.map((to) => ({ template: 'factor-required' as const, organizationId, ...to }))
}

/**
 * Reminds the members who have no second factor that their organization requires one.
 * @throws DomainError forbidden | not-found if it does not | reminded-already
 */
export const remindUnready = (ctx: OrgContext): Promise<void> =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const { id } = ctx.organization
    const where = { id, secondFactorFrom: { not: null } }
    if ((await tx.organization.count({ where })) === 0) throw new DomainError('not-found')
    const mails = await reminders(tx, id)
    if (mails.length === 0) return
    const [count] = await countInTransaction(tx, [['factorReminder', id]])
    if (count!.isOver) throw refusal(count!.msBeforeNext, 'reminded-already')
    const data = { members: mails.length }
    await recordIn(tx, ctx, { type: 'organization.membersReminded', data }, ...mails)
  })

// Three days before the date, and on it; each unless they were reminded since.
const dueSql = (now: Date) => Prisma.sql`o."isActive" AND (
  (o."secondFactorFrom" <= ${now} AND o."factorsRemindedAt" < o."secondFactorFrom")
  OR (o."secondFactorFrom" - interval '3 days' <= ${now}
    AND o."factorsRemindedAt" < o."secondFactorFrom" - interval '3 days'))`

/** Sends the reminders that nobody has to ask for. */
export async function remindDue(now = databaseNow()): Promise<void> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM "Organization" o WHERE ${dueSql(now)}`
  for (const { id } of due)
    await withOrganization(id, async (tx) => {
      await lockOrganization(tx, id)
      // Another process may have done it, or the policy may have changed.
      const isStill = await tx.$executeRaw`
        UPDATE "Organization" o SET "factorsRemindedAt" = ${now}
        WHERE o.id = ${id}::uuid AND ${dueSql(now)}`
      if (isStill) await enqueueMail(tx, ...(await reminders(tx, id)))
    }).catch((error: unknown) => logError(error, { during: 'remind-due', organization: id }))
}
