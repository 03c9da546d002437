import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can, canTransferTo } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { memberOf } from '@/lib/members/member-of'
import { inOrg } from '@/lib/orgs/in-org'
import { moveOwnership } from '@/lib/orgs/move-ownership'
import type { TransferOwnershipInput } from '@/lib/orgs/schema'

/**
 * Hands an organization over to one of its admins. The former owner stays an admin; both are mailed.
 * @throws DomainError forbidden | not-found | owner-must-be-admin
 */
export const transferOwnership = (ctx: OrgContext, { userId }: TransferOwnershipInput) =>
  inOrg(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.transfer'))
    const target = await memberOf(tx, ctx, userId)
    if (!canTransferTo(actor, target)) throw new DomainError('owner-must-be-admin', 'userId')
    await moveOwnership(tx, ctx, target.person)
  })
