import 'server-only'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import type { Actor } from '@/lib/access/roles'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * One transaction that holds the organization's row, so that whatever counts, moves or ends
 * memberships happens one after the other. The actor is read anew under the lock: a role that was
 * taken away a moment ago is gone here, whatever the page said.
 * @throws DomainError not-found when the actor is no member any more
 */
export const inOrg = <R>(ctx: OrgContext, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> =>
  db.$transaction(async (tx) => {
    await lockOrganization(tx, ctx.organization.id)
    // A statement of its own: the one that waited for the lock still sees the time before it.
    const member = await tx.organizationUser.findUnique({
      where: {
        organizationId_userId: { organizationId: ctx.organization.id, userId: ctx.user.id },
      },
      select: { role: true, owns: { select: { userId: true } } },
      relationLoadStrategy: 'join',
    })
    if (!member) throw new DomainError('not-found')
    const isOwner = member.owns !== null
    return work(tx, {
      userId: ctx.user.id,
      role: member.role,
      isOwner,
      permissions: rolePermissions(member.role, isOwner),
    })
  })

/** Waits for the organization's row and keeps it until the transaction ends. */
export async function lockOrganization(tx: Tx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Organization" WHERE id = ${id}::uuid FOR UPDATE`
  if (rows.length === 0) throw new DomainError('not-found')
}
