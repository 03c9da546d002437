import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { meetsPolicy } from '@/lib/access/membership-access'
import { refuse } from '@/lib/access/refuse'
import { whyNotTransferTo, type Actor } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
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
  await ensureReady(tx, ctx, userId)
  if (await ownsEnough(tx, userId)) {
    const count = config.allow.organizationsPerUser
    throw new DomainError('new-owner-limit', 'userId', { count })
  }
  return target
}

/** An organization that requires a second factor by now is not left to somebody who cannot enter it. */
async function ensureReady(tx: Tx, { organization }: OrgContext, userId: string) {
  const where = { id: organization.id, AND: meetsPolicy({ id: userId }) }
  if ((await tx.organization.count({ where })) === 0)
    throw new DomainError('owner-needs-factor', 'userId')
}
