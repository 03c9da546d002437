import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { changeRole } from '@/lib/members/change-role'
import { eachMember } from '@/lib/members/each-member'
import type { ChangeRolesInput } from '@/lib/members/schema'

/**
 * Gives several members the same role, each through changeRole.
 * @returns for each whether it was done, and why not: as changeRole refuses
 * @throws DomainError forbidden
 */
export const changeRoles = async (ctx: OrgContext, { userIds, role }: ChangeRolesInput) => {
  authorize(can(ctx.actor, 'member.changeRole'))
  return eachMember(userIds, (userId) => changeRole(ctx, { userId, role }))
}
