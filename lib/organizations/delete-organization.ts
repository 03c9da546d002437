import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureAllowed } from '@/lib/access/allowed'
import { can } from '@/lib/access/roles'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import { displayName } from '@/lib/accounts/person'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { Prisma, type Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { identifier } from '@/lib/kinds/identifier'
import { eraseOrganization } from '@/lib/organizations/purge-organization'
import type { DeleteOrganizationInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/** How long a deleted organization can be restored. */
const RESTORABLE = days(30)

/**
 * Deletes an organization: it is gone for everyone immediately. For 30 days its owner can restore it
 * (restoreOrganization); then its rows are erased (endDeletions). One that was never activated is
 * erased immediately. The owner types its name to confirm. Every member is emailed. Its URLs stay
 * reserved for 90 days and tell former members about the deletion.
 * @returns its name
 * @throws DomainError forbidden | deletion-off | name-does-not-match | organization-in-use if another
 *   organization references it by a relation
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
    const deletedAt = databaseNow()
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
    await recordIn(
      tx,
      ctx,
      { type: 'organization.deleted', data: { name, slug, members: members.length } },
      ...members.map(({ id: userId, email: to }) => ({
        template: 'organization-deleted' as const,
        ...{ to, userId, organization: name, kind, by },
        ...(isRestorable && { organizationId: id }),
      })),
    )
    return name
  })

interface Reference {
  table: string
  column: string
  isOwned: boolean
}

/**
 * Reports now, and not in 30 days, what would prevent erasing it: a row that references it by a foreign
 * key without ON DELETE. Rows of deleted organizations do not count.
 */
async function ensureErasable(tx: Tx, id: string) {
  const references = await tx.$queryRaw<Reference[]>`
    SELECT t.relname AS "table", own.attname AS "column",
      EXISTS (SELECT 1 FROM pg_attribute a
        WHERE a.attrelid = c.conrelid AND a.attname = 'organizationId') AS "isOwned"
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS pair(own, id)
    JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = pair.own
    JOIN pg_attribute id ON id.attrelid = c.confrelid AND id.attnum = pair.id AND id.attname = 'id'
    WHERE c.confrelid = '"Organization"'::regclass AND c.contype = 'f' AND c.confdeltype IN ('a', 'r')`
  for (const { table, column, isOwned } of references) {
    const living = isOwned
      ? Prisma.sql`AND EXISTS (SELECT 1 FROM "Organization" o
          WHERE o.id = r."organizationId" AND o."deletedAt" IS NULL)`
      : Prisma.empty
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM ${identifier(table)} r
      WHERE r.${identifier(column)} = ${id}::uuid ${living} LIMIT 1`
    if (rows.length > 0) throw new DomainError('organization-in-use')
  }
}
