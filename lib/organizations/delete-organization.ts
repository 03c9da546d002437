import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureAllowed } from '@/lib/access/allowed'
import { can } from '@/lib/access/roles'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import { displayName } from '@/lib/accounts/person'
import { days } from '@/lib/config/define-guildhall'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { eraseOrganization } from '@/lib/organizations/erase-organization'
import type { DeleteOrganizationInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/** How long a deleted organization can be restored. */
const RESTORABLE = days(30)

/**
 * Deletes an organization: from then on it is gone for everybody, and for 30 days its owner can restore
 * it (restoreOrganization), until its rows go (endDeletions). One that was never activated goes at once.
 * The owner types its name to show that they mean this one. Every member is mailed. For 90 days its URL
 * names are kept from others, and its address tells those who were members.
 * @returns its name
 * @throws DomainError forbidden | deletion-off | name-does-not-match | organization-in-use when another one points
 *   at it by a relation
 */
export const deleteOrganization = (ctx: OrgContext, { confirmation }: DeleteOrganizationInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.delete'))
    ensureAllowed('deleteOrganization', actor)
    const { id, kind } = ctx.organization
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id },
      select: {
        ...{ name: true, slug: true },
        ...organizationStateColumns,
        members: { select: { user: { select: { id: true, email: true } } } },
        slugs: { select: { slug: true } },
      },
      relationLoadStrategy: 'join',
    })
    const { name, slug, slugs } = organization
    if (confirmation.normalize('NFC').replace(/\s+/g, ' ') !== name)
      throw new DomainError('name-does-not-match', 'confirmation', { name })
    const members = organization.members.map(({ user }) => user)
    const deletedAt = new Date()
    const isRestorable = organizationState(organization) !== 'pending'
    const endsAt = isRestorable ? new Date(deletedAt.getTime() + RESTORABLE) : null
    const by = displayName(ctx.user)
    await tx.deletedOrganization.create({
      data: {
        ...{ id, kind, name, deletedAt, endsAt, deletedByName: by },
        memberIds: members.map((member) => member.id),
        slugs: { create: slugs },
      },
      select: { id: true },
    })
    if (isRestorable) {
      await ensureErasable(tx, id)
      const data = { isActive: false, deletedAt }
      await tx.organization.update({ where: { id }, data, select: { id: true } })
    } else await eraseOrganization(tx, id)
    await record(
      tx,
      {
        type: 'organization.deleted',
        organizationId: id,
        actor: ctx.user,
        data: { name, slug, members: members.length },
      },
      ...members.map(({ id: userId, email: to }) => ({
        template: 'organization-deleted' as const,
        ...{ to, userId, organization: name, kind, by },
        ...(isRestorable && { organizationId: id }),
      })),
    )
    return name
  })

/**
 * Erases it and takes that back: what stands in the way is told now, and not in 30 days. What points
 * at it from a deleted organization does not: that one goes first, or both stay.
 */
async function ensureErasable(tx: Tx, id: string) {
  await tx.$executeRaw`SAVEPOINT before_erasing`
  await eraseOrganization(tx, id).catch(async (error: unknown) => {
    if (!(error instanceof DomainError)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_erasing`
    await tx.$executeRaw`DELETE FROM "Organization" WHERE "deletedAt" IS NOT NULL`
    await eraseOrganization(tx, id)
  })
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_erasing`
}
