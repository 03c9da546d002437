import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { heldByMembers } from '@/lib/access/resources'
import { can } from '@/lib/access/roles'
import { Prisma } from '@/lib/db'
import { authorize, InvalidFields } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { identifier } from '@/lib/kinds/identifier'
import { memberOf } from '@/lib/members/member-of'
import type { HandOverInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { displayName } from '@/lib/accounts/person'

/**
 * Gives what a member has in resources to another member: one statement a resource that names who has its
 * rows. What is not handed over stays with nobody when the membership ends.
 * @returns how many rows, and the name of who has them now
 * @throws DomainError not-found | forbidden | fields-invalid
 */
export const handOver = (ctx: OrgContext, { userId, toId }: HandOverInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.remove'))
    const { id: organizationId } = ctx.organization
    const from = await memberOf(tx, ctx, userId)
    const to = await memberOf(tx, ctx, toId)
    if (toId === userId || to.isSuspended || !to.isActive)
      throw new InvalidFields({ toId: 'field-choice' })
    let count = 0
    for (const { table, column } of heldByMembers()) {
      const held = Prisma.sql`${identifier(column)}`
      count += await tx.$executeRaw`
        UPDATE ${identifier(table)} SET ${held} = ${toId}::uuid
        WHERE "organizationId" = ${organizationId}::uuid AND ${held} = ${userId}::uuid`
    }
    const name = displayName(to.person)
    if (count > 0)
      await record(tx, {
        type: 'member.handedOver',
        organizationId,
        actor: ctx.user,
        target: from.person,
        data: { to: name, count },
      })
    return { count, name }
  })
