import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can, canTransferTo } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { displayName, record, type Person } from '@/lib/events/record'
import { memberOf } from '@/lib/members/member-of'
import { inOrg } from '@/lib/orgs/in-org'
import type { TransferOwnershipInput } from '@/lib/orgs/schema'

/**
 * Hands an organization over to one of its admins. The former owner stays an admin; both are mailed.
 * @throws DomainError forbidden | not-found | owner-must-be-admin
 */
export const transferOwnership = (ctx: OrgContext, { userId }: TransferOwnershipInput) =>
  inOrg(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.transfer'))
    const { id: organizationId } = ctx.organization
    const target = await memberOf(tx, ctx, userId)
    if (!canTransferTo(actor, target)) throw new DomainError('owner-must-be-admin', 'userId')
    const former = await ownerOf(tx, organizationId)
    // One row, moved: there is no moment at which the organization has two owners, or none.
    await tx.organizationOwner.update({
      where: { organizationId },
      data: { userId },
      select: { userId: true },
    })
    const [from, to] = [displayName(former), displayName(target.person)]
    const mail = { template: 'ownership-transferred', organizationId } as const
    await record(
      tx,
      {
        type: 'owner.changed',
        organizationId,
        actor: ctx.user,
        target: target.person,
        data: { from, to },
      },
      { ...mail, to: former.email, userId: former.id, other: to, became: 'former-owner' },
      { ...mail, to: target.person.email, userId, other: from, became: 'owner' },
    )
  })

/** The owner as of now: staff may be the ones who hand over. */
async function ownerOf(tx: Tx, organizationId: string): Promise<Person> {
  const { member } = await tx.organizationOwner.findUniqueOrThrow({
    where: { organizationId },
    select: { member: { select: { user: { select: { id: true, name: true, email: true } } } } },
    relationLoadStrategy: 'join',
  })
  return member.user
}
