import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { inOrg } from '@/lib/orgs/in-org'
import type { DeleteOrganizationInput } from '@/lib/orgs/schema'

/**
 * Deletes an organization with its members, owner and invitations; never a person. The owner types
 * its name to show that they mean this one.
 * @throws DomainError forbidden | name-does-not-match
 */
export const deleteOrganization = (ctx: OrgContext, { confirmation }: DeleteOrganizationInput) =>
  inOrg(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.delete'))
    const { id } = ctx.organization
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id },
      select: { name: true, slug: true, _count: { select: { members: true } } },
    })
    const { name, slug } = organization
    if (confirmation.normalize('NFC').replace(/\s+/g, ' ') !== name)
      throw new DomainError('name-does-not-match', 'confirmation', { name })
    await tx.organization.delete({ where: { id }, select: { id: true } })
    await record(
      tx,
      {
        type: 'organization.deleted',
        organizationId: id,
        actor: ctx.user,
        data: { name, slug, members: organization._count.members },
      },
      {
        template: 'organization-deleted',
        to: ctx.owner.email,
        userId: ctx.owner.id,
        organization: name,
        kind: ctx.organization.kind,
      },
    )
  })
