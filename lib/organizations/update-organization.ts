import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import type { FieldValues } from '@/lib/kinds/form-of'
import { keepFields } from '@/lib/kinds/keep-fields'
import { ensureSlugAllowed } from '@/lib/organizations/free-slug'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { refusingTakenSlugs } from '@/lib/organizations/insert-organization'
import { countInTransaction, refusal } from '@/lib/ops/rate-limits'
import type { UpdateOrganizationInput, ReleaseSlugInput } from '@/lib/organizations/schema'

/**
 * Renames an organization and updates its kind's fields. A former slug stays reserved and redirects to
 * the new one, so changes of the slug are limited.
 * @throws DomainError forbidden | rate-limited | slug-taken | slug-reserved | fields-invalid
 */
export const updateOrganization = (
  ctx: OrgContext,
  { name, slug, fields }: UpdateOrganizationInput,
) =>
  refusingTakenSlugs({ kind: ctx.organization.kind, name, slug }, () =>
    withOrgLock(ctx, async (tx, actor) => {
      authorize(can(actor, 'org.update'))
      const present = await rename(tx, ctx, { name, slug })
      if (fields) await changeFields(tx, ctx, fields)
      return { slug: present }
    }),
  )

async function rename(tx: Tx, ctx: OrgContext, typed: { name: string; slug: string }) {
  const { id, kind } = ctx.organization
  const before = await tx.organization.findUniqueOrThrow({
    where: { id },
    select: { name: true, slug: true },
  })
  // A form that was opened before the URL changed repeats the old one, which nobody typed.
  const to = { name: typed.name, slug: typed.slug === ctx.formerSlug ? before.slug : typed.slug }
  if (before.name === to.name && before.slug === to.slug) return to.slug
  if (before.slug !== to.slug) {
    ensureSlugAllowed(kind, to.slug)
    const [count] = await countInTransaction(tx, [['slugChange', id]])
    if (count!.isOver) throw refusal(count!.msBeforeNext)
  }
  await tx.organization.update({ where: { id }, data: to, select: { id: true } })
  await recordIn(tx, ctx, { type: 'organization.updated', data: { from: before, to } })
  return to.slug
}

async function changeFields(tx: Tx, ctx: OrgContext, fields: FieldValues) {
  // The kind comes from the organization, whatever the form says.
  const { id: organizationId, kind } = ctx.organization
  const change = await keepFields(tx, { organizationId, kind }, fields, ctx.user)
  if (!change) return
  await recordIn(tx, ctx, { type: 'organization.detailsChanged', data: change })
}

/**
 * Releases a former URL of the organization: it no longer leads there, and others can take it. Only the
 * owner may, because it is irreversible once somebody takes it.
 * @throws DomainError forbidden | not-found (the current URL, another organization's, or an unknown
 *   one)
 */
export const releaseSlug = (ctx: OrgContext, { slug }: ReleaseSlugInput): Promise<void> =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.delete'))
    const { id: organizationId } = ctx.organization
    const present = { id: organizationId, slug }
    if ((await tx.organization.count({ where: present })) > 0) throw new DomainError('not-found')
    const { count } = await tx.organizationSlug.deleteMany({ where: { organizationId, slug } })
    if (count === 0) throw new DomainError('not-found')
    await recordIn(tx, ctx, { type: 'organization.slugReleased', data: { slug } })
  })

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
