import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { waysUsed, wayNames, whyNotAllowOnly, type SignInPolicy } from '@/lib/access/sign-in-policy'
import { isReady, secondFactors, isReadySql } from '@/lib/accounts/factors/second-factors'
import { findWays } from '@/lib/accounts/sign-in/find-ways'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { countInTransaction, refusal } from '@/lib/ops/rate-limits'
import type { SignInPolicyInput } from '@/lib/organizations/schema'
import { withOrgLock, lockOrganization, withOrganization } from '@/lib/organizations/with-org-lock'
import { hasAccessSql } from '@/lib/access/membership-access'
import { db, Prisma, type Tx } from '@/lib/db'
import { logError } from '@/lib/log'
import { enqueueMailToEach } from '@/lib/mail/enqueue-mail'

/**
 * Changes what an organization requires of its members' sign-ins. It takes effect with their next
 * request. Members without a second factor are emailed when one is required, or its date moves.
 * @throws DomainError forbidden | not-found for an unknown way to sign in | own-factor-first |
 *   way-excludes-you | way-excludes-owner
 */
export const changeSignInPolicy = (ctx: OrgContext, input: SignInPolicyInput): Promise<void> =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const { id } = ctx.organization
    const before: SignInPolicy = await tx.organization.findUniqueOrThrow({
      where: { id },
      select: { secondFactorFrom: true, allowedWays: true, sessionHours: true },
    })
    const after: SignInPolicy = {
      secondFactorFrom: dateFor(input.factor, before),
      allowedWays: knownWays(input.ways, before),
      sessionHours: input.hours,
    }
    if (isSame(before, after)) return
    const { secondFactorFrom: from } = after
    const isNewDate = from !== null && from.getTime() !== before.secondFactorFrom?.getTime()
    // Somebody who has set it up knows what they ask of the others, and can undo it.
    if (isNewDate && !isReady(await secondFactors(ctx.user.id, tx)))
      throw new DomainError('own-factor-first')
    if (!actor.isStaff) {
      const [used, owners] = [waysUsed(ctx.user.signIn), await findWays(tx, ctx.owner.id)]
      const why = whyNotAllowOnly(after.allowedWays, used, owners)
      if (why) throw new DomainError(why)
    }
    const isTold = isNewDate && (await notify(tx, id))
    await tx.organization.updateMany({
      where: { id },
      data: { ...after, ...(isTold && { factorsRemindedAt: databaseNow() }) },
    })
    const data = { from: written(before), to: written(after) }
    await recordIn(tx, ctx, { type: 'organization.policyChanged', data })
  })

/** Not for a date that moves to and fro, which does not email everyone each time: `remindDue` does. */
async function notify(tx: Tx, id: string): Promise<boolean> {
  const [count] = await countInTransaction(tx, [['factorReminder', id]])
  if (!count!.isOver) await remind(tx, id)
  return !count!.isOver
}

function dateFor(factor: SignInPolicyInput['factor'], { secondFactorFrom }: SignInPolicy) {
  if (factor === 'keep') return secondFactorFrom
  if (factor === 'never') return null
  return new Date(databaseNow().getTime() + (factor === 'now' ? 0 : days(Number(factor))))
}

/** A provider whose settings are gone stays allowed until somebody takes it out. */
function knownWays(ways: string[], { allowedWays }: SignInPolicy): string[] {
  const known = [...wayNames, ...signInProviders().map((provider) => provider.id), ...allowedWays]
  if (!ways.every((way) => known.includes(way))) throw new DomainError('not-found')
  return [...new Set(known)].filter((way) => ways.includes(way))
}

const written = ({ secondFactorFrom, ...rest }: SignInPolicy) => ({
  secondFactorFrom: secondFactorFrom?.toISOString() ?? null,
  ...rest,
})
const isSame = (one: SignInPolicy, other: SignInPolicy) =>
  JSON.stringify(written(one)) === JSON.stringify(written(other))

/** The members whose sign-ins a policy is about: those with access, and an account that can sign in. */
export const boundMembers = (organizationId: string) => Prisma.sql`"OrganizationUser" m
  JOIN "User" u ON u.id = m."userId" AND u."isActive"
    AND m."organizationId" = ${organizationId}::uuid AND ${hasAccessSql('m')}`

/** Emails each member who has no second factor, and returns how many. */
const remind = (tx: Tx, organizationId: string) =>
  enqueueMailToEach(tx, Prisma.sql`${boundMembers(organizationId)} WHERE NOT ${isReadySql}`, {
    template: 'factor-required',
    organizationId,
  })

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
    const members = await remind(tx, id)
    if (members === 0) return
    const [count] = await countInTransaction(tx, [['factorReminder', id]])
    if (count!.isOver) throw refusal(count!.msBeforeNext, 'reminded-already')
    await recordIn(tx, ctx, { type: 'organization.membersReminded', data: { members } })
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
      if (isStill) await remind(tx, id)
    }).catch((error: unknown) => logError(error, { during: 'remind-due', organization: id }))
}
