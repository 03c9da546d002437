import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { whyNotTransferTo, type Actor } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { lacksFactor } from '@/lib/members/factor-view'
import { memberOf, type Member } from '@/lib/members/member-of'
import { ownsEnough } from '@/lib/organizations/why-not-create'

/**
 * Finds the admin to whom the actor may transfer the organization. Requires the organization lock.
 * @throws DomainError forbidden | not-found | owner-must-be-admin | owner-needs-factor |
 *   new-owner-limit, at the field `userId`
 */
export async function ensureMayOwn(
  tx: Tx,
  ctx: OrgContext,
  actor: Actor,
  userId: string,
): Promise<Member> {
  const target = await memberOf(tx, ctx, userId)
  refuse(whyNotTransferTo(actor, target), 'userId')
  // An organization that requires a second factor is not left to somebody who cannot enter it.
  if (await lacksFactor(ctx.organization.id, userId, tx))
    throw new DomainError('owner-needs-factor', 'userId')
  if (await ownsEnough(tx, userId)) {
    const count = config.allow.organizationsPerUser
    throw new DomainError('new-owner-limit', 'userId', { count })
  }
  return target
}
