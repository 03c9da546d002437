import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import type { ReleaseSlugInput } from '@/lib/organizations/schema'

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
