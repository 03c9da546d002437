import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { heldByMembers } from '@/lib/access/resources'
import { whyNotRemove } from '@/lib/access/roles'
import { Prisma, type Tx } from '@/lib/db'
import { InvalidFields } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { identifier } from '@/lib/kinds/identifier'
import { memberOf, type Member } from '@/lib/members/member-of'
import type { HandOverInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { displayName } from '@/lib/accounts/person'

/**
 * Hands the resources of a member, whom the actor could remove, over to another member.
 * @returns how many rows, and the new holder's name
 * @throws DomainError not-found | forbidden | owner-stays | fields-invalid
 */
export const handOver = (ctx: OrgContext, { userId, toId }: HandOverInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    const target = await memberOf(tx, ctx, userId)
    refuse(whyNotRemove(actor, target))
    return giveHeld(tx, ctx, target, toId)
  })

/**
 * The same for callers that hold the organization lock: one statement for each resource with a member
 * field. What is not handed over has no member once the membership ends.
 * @throws DomainError not-found | fields-invalid if the recipient has no access or cannot sign in
 */
export async function giveHeld(tx: Tx, ctx: OrgScope, from: Member, toId: string) {
  const { id: organizationId } = ctx.organization
  const to = await memberOf(tx, ctx, toId)
  if (toId === from.userId || to.isSuspended || !to.isActive)
    throw new InvalidFields({ toId: 'field-choice' })
  const records: Record<string, number> = {}
  for (const { resource, table, column } of heldByMembers()) {
    const held = Prisma.sql`${identifier(column)}`
    const given = await tx.$executeRaw`
      UPDATE ${identifier(table)} SET ${held} = ${toId}::uuid
      WHERE "organizationId" = ${organizationId}::uuid AND ${held} = ${from.userId}::uuid`
    if (given > 0) records[resource] = given
  }
  const count = Object.values(records).reduce((all, given) => all + given, 0)
  const name = displayName(to.person)
  if (count > 0)
    await recordIn(tx, ctx, {
      type: 'member.handedOver',
      target: from.person,
      data: { to: name, count, records },
    })
  return { count, name }
}

/** Counts the resource rows of some members of an organization, as an SQL expression. */
export const heldSql = (organizationId: string, userIds: string[]): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`0`,
      ...heldByMembers().map(
        ({ table, column }) => Prisma.sql`(SELECT count(*)::int FROM ${identifier(table)}
          WHERE "organizationId" = ${organizationId}::uuid
            AND ${identifier(column)} = ANY(${userIds}::uuid[]))`,
      ),
    ],
    ' + ',
  )
