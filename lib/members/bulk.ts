import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { changeRole } from '@/lib/members/change-role'
import type { ChangeRolesInput, RemoveMembersInput } from '@/lib/members/schema'
import { removeMember } from '@/lib/members/remove-member'

/** What became of one of several members; with an error nothing was changed for this one. */
export interface MemberOutcome {
  userId: string
  error?: Error
}

/**
 * Does to several members what a command does to one, one after the other. Each has a transaction of
 * its own, with its lock, its policy and its event: what is refused for one is no matter of the
 * others, and an actor who loses their role half way is refused from there on.
 */
export async function eachMember(
  userIds: string[],
  command: (userId: string) => Promise<unknown>,
): Promise<MemberOutcome[]> {
  const outcomes: MemberOutcome[] = []
  for (const userId of userIds) {
    try {
      await command(userId)
      outcomes.push({ userId })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      outcomes.push({ userId, error })
    }
  }
  return outcomes
}

/**
 * Gives several members the same role, each through changeRole.
 * @returns for each whether it was done, and why not: as changeRole refuses
 * @throws DomainError forbidden
 */
export const changeRoles = async (ctx: OrgContext, { userIds, role }: ChangeRolesInput) => {
  authorize(can(ctx.actor, 'member.changeRole'))
  return eachMember(userIds, (userId) => changeRole(ctx, { userId, role }))
}

/**
 * Takes several people out of the organization, each through removeMember.
 * @returns for each whether it was done, and why not: as removeMember refuses
 * @throws DomainError forbidden
 */
export const removeMembers = async (ctx: OrgContext, { userIds }: RemoveMembersInput) => {
  authorize(can(ctx.actor, 'member.remove'))
  return eachMember(userIds, (userId) => removeMember(ctx, { userId }))
}
