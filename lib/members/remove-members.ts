import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { eachMember } from '@/lib/members/each-member'
import { removeMember } from '@/lib/members/remove-member'
import type { RemoveMembersInput } from '@/lib/members/schema'

/**
 * Takes several people out of the organization, each through removeMember.
 * @returns for each whether it was done, and why not: as removeMember refuses
 * @throws DomainError forbidden
 */
export const removeMembers = async (ctx: OrgContext, { userIds }: RemoveMembersInput) => {
  authorize(can(ctx.actor, 'member.remove'))
  return eachMember(userIds, (userId) => removeMember(ctx, { userId }))
}
