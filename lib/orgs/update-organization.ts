import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { inOrg } from '@/lib/orgs/in-org'
import { refusingTakenSlugs } from '@/lib/orgs/insert-organization'
import type { UpdateOrganizationInput } from '@/lib/orgs/schema'

/**
 * Renames an organization. An old slug stays its own and leads on to the new one.
 * @throws DomainError forbidden | slug-taken
 */
export const updateOrganization = (ctx: OrgContext, { name, slug }: UpdateOrganizationInput) =>
  refusingTakenSlugs(() =>
    inOrg(ctx, async (tx, actor) => {
      authorize(can(actor, 'org.update'))
      const { id } = ctx.organization
      const before = await tx.organization.findUniqueOrThrow({
        where: { id },
        select: { name: true, slug: true },
      })
      if (before.name === name && before.slug === slug) return { slug }
      await tx.organization.update({ where: { id }, data: { name, slug }, select: { id: true } })
      await record(tx, {
        type: 'organization.updated',
        organizationId: id,
        actor: ctx.user,
        data: { from: before, to: { name, slug } },
      })
      return { slug }
    }),
  )
