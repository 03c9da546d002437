import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { whyNotRemove, type Actor } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import type { RemoveMemberInput } from '@/lib/members/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { displayName } from '@/lib/accounts/person'

/**
 * Removes a member, who loses access immediately and is notified by email. Their resources are handed
 * over to another member, or kept without one.
 * @returns the former member's name
 * @throws DomainError not-found | forbidden | owner-stays | fields-invalid
 */
export const removeMember = (ctx: OrgContext, input: RemoveMemberInput) =>
  withOrgLock(ctx, (tx, actor) => takeOut(tx, ctx, actor, input))

/** The same for callers that hold the organization lock: for one member, or several in turn. */
export async function takeOut(
  tx: Tx,
  ctx: OrgContext,
  actor: Actor,
  { userId, toId }: RemoveMemberInput,
): Promise<string> {
  const target = await memberOf(tx, ctx, userId)
  refuse(whyNotRemove(actor, target))
  await endMembership(tx, ctx, target, 'removed', toId)
  return displayName(target.person)
}
