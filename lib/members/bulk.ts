import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can, type Actor } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError, InvalidFields } from '@/lib/errors'
import { giveRole } from '@/lib/members/change-role'
import { takeOut } from '@/lib/members/remove-member'
import type { ChangeRolesInput, MembersInput, RemoveMembersInput } from '@/lib/members/schema'
import { setSuspended } from '@/lib/members/suspend-member'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/** What became of one of several members; with an error nothing was changed for this one. */
export interface MemberOutcome {
  userId: string
  error?: DomainError
}

/**
 * Does to several members what a command does to one, in one transaction with one lock. What is refused
 * for one is undone to a savepoint and is no matter of the others; a bug undoes all.
 */
const eachMember = (
  ctx: OrgContext,
  userIds: string[],
  change: (tx: Tx, actor: Actor, userId: string) => Promise<unknown>,
): Promise<MemberOutcome[]> =>
  withOrgLock(ctx, async (tx, actor) => {
    const outcomes: MemberOutcome[] = []
    for (const userId of userIds) {
      await tx.$executeRaw`SAVEPOINT member`
      try {
        await change(tx, actor, userId)
        outcomes.push({ userId })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        await tx.$executeRaw`ROLLBACK TO SAVEPOINT member`
        outcomes.push({ userId, error })
      }
    }
    return outcomes
  })

/**
 * Gives several members the same role.
 * @returns for each whether it was done, and why not: as changeRole refuses
 * @throws DomainError forbidden
 */
export const changeRoles = async (ctx: OrgContext, { userIds, role }: ChangeRolesInput) => {
  authorize(can(ctx.actor, 'member.changeRole'))
  return eachMember(ctx, userIds, (tx, actor, userId) => giveRole(tx, ctx, actor, { userId, role }))
}

/**
 * Takes several people out of the organization; what they have in resources goes to one who stays.
 * @returns for each whether it was done, and why not: as removeMember refuses
 * @throws DomainError forbidden | fields-invalid
 */
export const removeMembers = async (ctx: OrgContext, { userIds, toId }: RemoveMembersInput) => {
  authorize(can(ctx.actor, 'member.remove'))
  if (toId && userIds.includes(toId)) throw new InvalidFields({ toId: 'field-choice' })
  return eachMember(ctx, userIds, (tx, actor, userId) => takeOut(tx, ctx, actor, { userId, toId }))
}

const suspension =
  (isSuspended: boolean) =>
  async (ctx: OrgContext, { userIds }: MembersInput) => {
    authorize(can(ctx.actor, 'member.suspend'))
    return eachMember(ctx, userIds, (tx, actor, userId) =>
      setSuspended(tx, ctx, actor, { userId }, isSuspended),
    )
  }

/**
 * Suspends several members, or resumes them.
 * @returns for each whether it was done, and why not: as suspendMember refuses
 * @throws DomainError forbidden
 */
export const suspendMembers = suspension(true)
export const resumeMembers = suspension(false)
