import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { whyNotTransferTo } from '@/lib/access/roles'
import { DomainError } from '@/lib/errors'
import { memberOf } from '@/lib/members/member-of'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { ownsEnough } from '@/lib/organizations/why-not-create'
import { moveOwnership } from '@/lib/ownership/move-ownership'
import type { TransferOwnershipInput } from '@/lib/organizations/schema'
import { displayName } from '@/lib/accounts/person'

/**
 * Transfers an organization to one of its admins. The former owner stays an admin; both are notified.
 * @returns the new owner's name
 * @throws DomainError forbidden | not-found | owner-must-be-admin | new-owner-limit
 */
export const transferOwnership = (ctx: OrgContext, { userId }: TransferOwnershipInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    const target = await memberOf(tx, ctx, userId)
    refuse(whyNotTransferTo(actor, target), 'userId')
    if (await ownsEnough(tx, userId)) {
      const count = config.allow.organizationsPerUser
      throw new DomainError('new-owner-limit', 'userId', { count })
    }
    await moveOwnership(tx, ctx, target.person)
    return displayName(target.person)
  })
