import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { waysUsed, wayNames, type SignInPolicy } from '@/lib/access/sign-in-policy'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { countInTransaction } from '@/lib/ops/rate-limits'
import { reminders } from '@/lib/organizations/remind-unready'
import type { SignInPolicyInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Changes what an organization requires of its members' sign-ins. It takes effect with their next
 * request. Members without a second factor are emailed when one is required, or its date moves.
 * @throws DomainError forbidden | not-found for an unknown way to sign in | own-factor-first |
 *   way-excludes-you
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
    if (!actor.isStaff) ensureIncludes(after, ctx)
    await tx.organization.updateMany({
      where: { id },
      data: { ...after, ...(isNewDate && { factorsRemindedAt: databaseNow() }) },
    })
    const data = { from: written(before), to: written(after) }
    const mails = isNewDate ? await notices(tx, id) : []
    await recordIn(tx, ctx, { type: 'organization.policyChanged', data }, ...mails)
  })

/** A date that moves to and fro does not email everyone each time. */
async function notices(...[tx, id]: Parameters<typeof reminders>) {
  const [count] = await countInTransaction(tx, [['factorReminder', id]])
  return count!.isOver ? [] : reminders(tx, id)
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

/** Refuses a policy that would block the session that sets it. */
function ensureIncludes({ allowedWays }: SignInPolicy, { user }: OrgContext) {
  if (allowedWays.length === 0) return
  if (!waysUsed(user.signIn).some((way) => allowedWays.includes(way)))
    throw new DomainError('way-excludes-you')
}

const written = ({ secondFactorFrom, ...rest }: SignInPolicy) => ({
  secondFactorFrom: secondFactorFrom?.toISOString() ?? null,
  ...rest,
})
const isSame = (one: SignInPolicy, other: SignInPolicy) =>
  JSON.stringify(written(one)) === JSON.stringify(written(other))
