import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import type { FieldValues } from '@/lib/kinds/form-of'
import { keepFields } from '@/lib/kinds/keep-fields'
import { ensureSlugAllowed } from '@/lib/organizations/free-slug'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { refusingTakenSlugs } from '@/lib/organizations/insert-organization'
import type { UpdateOrganizationInput } from '@/lib/organizations/schema'

/**
 * Renames an organization and updates its kind's fields. A former slug stays reserved and redirects to
 * the new one.
 * @throws DomainError forbidden | slug-taken | slug-reserved | fields-invalid
 */
export const updateOrganization = (
  ctx: OrgContext,
  { name, slug, fields }: UpdateOrganizationInput,
) =>
  refusingTakenSlugs({ kind: ctx.organization.kind, name, slug }, () =>
    withOrgLock(ctx, async (tx, actor) => {
      authorize(can(actor, 'org.update'))
      await rename(tx, ctx, { name, slug })
      if (fields) await changeFields(tx, ctx, fields)
      return { slug }
    }),
  )

async function rename(tx: Tx, ctx: OrgContext, to: { name: string; slug: string }) {
  const { id, kind } = ctx.organization
  const before = await tx.organization.findUniqueOrThrow({
    where: { id },
    select: { name: true, slug: true },
  })
  if (before.name === to.name && before.slug === to.slug) return
  if (before.slug !== to.slug) ensureSlugAllowed(kind, to.slug)
  await tx.organization.update({ where: { id }, data: to, select: { id: true } })
  await recordIn(tx, ctx, { type: 'organization.updated', data: { from: before, to } })
}

async function changeFields(tx: Tx, ctx: OrgContext, fields: FieldValues) {
  // The kind comes from the organization, whatever the form says.
  const { id: organizationId, kind } = ctx.organization
  const change = await keepFields(tx, { organizationId, kind }, fields, ctx.user)
  if (!change) return
  await recordIn(tx, ctx, { type: 'organization.detailsChanged', data: change })
}
