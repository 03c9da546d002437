import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureAllowed } from '@/lib/access/allowed'
import { can } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { Prisma, type Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { displayName } from '@/lib/accounts/person'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import type { DeleteOrganizationInput } from '@/lib/organizations/schema'

interface Member {
  id: string
  email: string
}

/**
 * Deletes an organization with its members, owner and invitations; never a person. The owner types
 * its name to show that they mean this one. Every member is mailed. For 90 days its URL names are kept
 * from others, and its address tells those who were members.
 * @returns its name
 * @throws DomainError forbidden | deletion-off | name-does-not-match | organization-in-use when another one points
 *   at it by a relation
 */
export const deleteOrganization = (ctx: OrgContext, { confirmation }: DeleteOrganizationInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.delete'))
    ensureAllowed('deleteOrganization', actor)
    const { id } = ctx.organization
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id },
      select: { name: true, slug: true, _count: { select: { members: true } } },
    })
    const { name, slug } = organization
    if (confirmation.normalize('NFC').replace(/\s+/g, ' ') !== name)
      throw new DomainError('name-does-not-match', 'confirmation', { name })
    const members = await listMembers(tx, id)
    await keepTrace(tx, ctx, { name, members })
    await tx.organization.delete({ where: { id }, select: { id: true } }).catch(refuseInUse)
    await record(
      tx,
      {
        type: 'organization.deleted',
        organizationId: id,
        actor: ctx.user,
        data: { name, slug, members: organization._count.members },
      },
      ...members.map(({ id: userId, email: to }) => ({
        template: 'organization-deleted' as const,
        to,
        userId,
        organization: name,
        kind: ctx.organization.kind,
        by: displayName(ctx.user),
      })),
    )
    return name
  })

const refuseInUse = (error: unknown) => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003')
    throw new DomainError('organization-in-use')
  throw error
}

const listMembers = async (tx: Tx, organizationId: string) =>
  (
    await tx.organizationUser.findMany({
      where: { organizationId },
      select: { user: { select: { id: true, email: true } } },
      relationLoadStrategy: 'join',
    })
  ).map(({ user }) => user)

async function keepTrace(tx: Tx, ctx: OrgContext, what: { name: string; members: Member[] }) {
  const { id, kind } = ctx.organization
  const slugs = await tx.organizationSlug.findMany({
    where: { organizationId: id },
    select: { slug: true },
  })
  await tx.deletedOrganization.create({
    data: {
      id,
      kind,
      name: what.name,
      memberIds: what.members.map((member) => member.id),
      deletedByName: displayName(ctx.user),
      slugs: { create: slugs },
    },
    select: { id: true },
  })
}
