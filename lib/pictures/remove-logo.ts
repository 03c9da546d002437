import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Takes an organization's logo away; nothing happens when there is none.
 * @throws DomainError forbidden
 */
export const removeLogo = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const { id } = ctx.organization
    const { count } = await tx.organization.updateMany({
      where: { id, picture: { not: null } },
      data: { picture: null },
    })
    if (count === 0) return
    await record(tx, {
      type: 'organization.logoRemoved',
      organizationId: id,
      actor: ctx.user,
      data: {},
    })
  })
