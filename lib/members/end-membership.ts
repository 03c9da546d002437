import 'server-only'
import type { OrgScope } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { Prisma, type Tx } from '@/lib/db'
import { recordIn } from '@/lib/events/record'
import { displayName } from '@/lib/accounts/person'
import { readFields, asTyped } from '@/lib/kinds/read-fields'
import { revokeInvitationsBy, revokeInvitationsTo } from '@/lib/invitations/manage-invitation'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { giveHeld } from '@/lib/members/hand-over'
import type { Member } from '@/lib/members/member-of'

/**
 * The only way to end a membership; also revokes the pending invitations that the member sent and, if an
 * admin has to let them back in, those to them. Requires the organization lock.
 * @param how `deleted`: the account is deleted with it, so the member is not notified
 * @param toId who gets their resources; if omitted, these are kept without a member
 * @throws DomainError owner-stays | not-found and fields-invalid if `toId` cannot receive them
 */
export async function endMembership(
  tx: Tx,
  ctx: OrgScope,
  member: Member,
  how: 'removed' | 'left' | 'deleted',
  toId?: string,
): Promise<void> {
  refuse(member.isOwner ? 'owner' : null)
  if (toId) await giveHeld(tx, ctx, member, toId)
  const { id: organizationId, kind, name: organization } = ctx.organization
  const { userId, person } = member
  const fields = await readFields(tx, { organizationId, kind, userId })
  await tx.organizationUser.deleteMany({ where: { organizationId, userId } })
  // A person whose account is deleted would return as another person.
  if (how !== 'deleted') {
    const former = {
      ...{ role: member.role, wasRemoved: how === 'removed', wasSuspended: member.isSuspended },
      endedAt: new Date(),
      fields: Object.keys(fields).length > 0 ? asTyped(fields) : Prisma.DbNull,
    }
    await tx.formerMember.upsert({
      where: { organizationId_userId: { organizationId, userId } },
      create: { organizationId, userId, ...former },
      update: former,
      select: { userId: true },
    })
  }
  await revokeInvitationsBy(tx, ctx, userId, () => true)
  if (how === 'removed' || member.isSuspended)
    await revokeInvitationsTo(tx, ctx, person, 'member-removed')
  const { id: ownerId, email: owner } = ctx.owner
  const mails: Record<typeof how, OutgoingMail[]> = {
    removed: [{ template: 'member-removed', to: person.email, organization, kind, userId }],
    left: [
      {
        template: 'member-left',
        to: owner,
        organizationId,
        userId: ownerId,
        member: displayName(person),
      },
    ],
    deleted: [],
  }
  await recordIn(
    tx,
    ctx,
    {
      type: how === 'left' || ctx.user?.id === userId ? 'member.left' : 'member.removed',
      target: person,
      data: { role: member.role },
    },
    ...mails[how],
  )
}
