import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { displayName } from '@/lib/accounts/person'
import { ensureOwnsFewer } from '@/lib/organizations/why-not-create'
import { lockRow, withOrgLock } from '@/lib/organizations/with-org-lock'
import type { Tx } from '@/lib/db'

/**
 * Restores a deleted organization with everything it had, at its URL, and emails its members. If staff
 * had deactivated it, it is deactivated again without emails, and only staff can restore it. Restoring
 * twice is not an error.
 * @param ctx from deletedContext or staffContext
 * @returns its name and slug
 * @throws DomainError not-found | forbidden | organizations-limit if its owner reached their limit
 *   meanwhile | owner-leaves if its owner is deleting their account
 */
export const restoreOrganization = (ctx: OrgContext) =>
  withOrgLock(
    ctx,
    async (tx, actor) => {
      authorize(can(actor, 'org.delete'))
      const { id } = ctx.organization
      const { name, slug, deletedAt, deactivatedAt } = await tx.organization.findUniqueOrThrow({
        where: { id },
        select: { name: true, slug: true, deletedAt: true, deactivatedAt: true },
      })
      if (deactivatedAt && !actor.isStaff) throw new DomainError('not-found')
      if (!deletedAt) return { name, slug }
      if (!actor.isStaff) await ensureOwnsFewer(tx, ctx.user)
      const leaving = { id: ctx.owner.id, deletesAt: { not: null } }
      if ((await tx.user.count({ where: leaving })) > 0) throw new DomainError('owner-leaves')
      await tx.deletedOrganization.delete({ where: { id }, select: { id: true } })
      await tx.organization.updateMany({
        where: { id },
        data: { deletedAt: null, isActive: deactivatedAt === null },
      })
      const mail = { template: 'organization-restored', by: displayName(ctx.user) } as const
      await recordIn(
        tx,
        ctx,
        { type: 'organization.restored', data: { name } },
        ...(deactivatedAt ? [] : await toMembers(tx, id, mail)),
      )
      return { name, slug }
    },
    lockRow,
  )

/**
 * Returns an email to each member of an organization, including suspended ones, because its existence
 * concerns everyone.
 */
export const toMembers = async <const Mail extends object>(
  tx: Tx,
  organizationId: string,
  mail: Mail,
) =>
  (
    await tx.organizationUser.findMany({
      where: { organizationId },
      select: { user: { select: { id: true, email: true } } },
      relationLoadStrategy: 'join',
    })
  ).map(({ user: { id: userId, email: to } }) => ({ ...mail, to, userId, organizationId }))
