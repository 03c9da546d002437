import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Hides the setup checklist for every admin. Hiding it twice is not an error.
 * @throws DomainError forbidden
 */
export const hideFirstSteps = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    const { id } = ctx.organization
    const { count } = await tx.organization.updateMany({
      where: { id, firstStepsHiddenAt: null },
      data: { firstStepsHiddenAt: new Date() },
    })
    if (count === 0) return
    await recordIn(tx, ctx, { type: 'organization.firstStepsHidden', data: {} })
  })
