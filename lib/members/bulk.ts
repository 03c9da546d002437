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

/** The result for one of several members; an error means that this one was not changed. */
export interface MemberOutcome {
  userId: string
  error?: DomainError
}

/**
 * Runs a command for several members, in one transaction with one lock. A refusal is rolled back to a
 * savepoint and does not affect the others; an unexpected error undoes everything.
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
 * @returns for each whether it was changed, and why not: as changeRole refuses
 * @throws DomainError forbidden
 */
export const changeRoles = async (ctx: OrgContext, { userIds, role }: ChangeRolesInput) => {
  authorize(can(ctx.actor, 'member.changeRole'))
  return eachMember(ctx, userIds, (tx, actor, userId) => giveRole(tx, ctx, actor, { userId, role }))
}

/**
 * Removes several members, and hands their resources over to one who stays.
 * @returns for each whether they were removed, and why not: as removeMember refuses
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
 * Suspends or resumes several members.
 * @returns for each whether it was changed, and why not: as suspendMember refuses
 * @throws DomainError forbidden
 */
export const suspendMembers = suspension(true)
export const resumeMembers = suspension(false)
