import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureAllowed } from '@/lib/access/allowed'
import { can } from '@/lib/access/roles'
import { organizationState, organizationStateColumns } from '@/lib/accounts/account-state'
import { displayName, type Person } from '@/lib/accounts/person'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { Prisma, type Tx, db } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn, record } from '@/lib/events/record'
import { identifier } from '@/lib/kinds/identifier'
import type { DeleteOrganizationInput } from '@/lib/organizations/schema'
import { erasing, withOrgLock, lockRow, withOrganization } from '@/lib/organizations/with-org-lock'
import { ensureOwnsFewer } from '@/lib/organizations/why-not-create'
import { refusing } from '@/lib/tenancy/refusals'
import { logError } from '@/lib/log'
import { enqueueMailToEach } from '@/lib/mail/enqueue-mail'

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
        slugs: { select: { slug: true } },
      },
      relationLoadStrategy: 'join',
    })
    const { name, slug, slugs } = organization
    if (confirmation.normalize('NFC').replace(/\s+/g, ' ') !== name)
      throw new DomainError('name-does-not-match', 'confirmation', { name })
    const deletedAt = databaseNow()
    const isRestorable = organizationState(organization) !== 'pending'
    const endsAt = isRestorable ? new Date(deletedAt.getTime() + RESTORABLE) : null
    const by = displayName(ctx.user)
    await tx.deletedOrganization.create({
      data: {
        ...{ id, kind, name, deletedAt, endsAt, deletedByName: by },
        slugs: { create: slugs },
      },
      select: { id: true },
    })
    await tx.$executeRaw`
      UPDATE "DeletedOrganization" SET "memberIds" = ARRAY(
        SELECT "userId" FROM "OrganizationUser" WHERE "organizationId" = ${id}::uuid)
      WHERE id = ${id}::uuid`
    const members = await enqueueMailToEach(tx, everyMember(id), {
      template: 'organization-deleted',
      ...{ organization: name, kind, by },
      ...(isRestorable && { organizationId: id }),
    })
    if (isRestorable) {
      await ensureErasable(tx, id)
      const data = { isActive: false, deletedAt }
      await tx.organization.update({ where: { id }, data, select: { id: true } })
    } else await eraseOrganization(tx, id)
    await recordIn(tx, ctx, { type: 'organization.deleted', data: { name, slug, members } })
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

/**
 * Restores a deleted organization with everything it had, at its URL, and emails its members. If staff
 * had deactivated it, it is deactivated again without emails, and only staff can restore it. Restoring
 * twice is not an error.
 * @param ctx from deletedContext or staffContext
 * @returns its name and slug
 * @throws DomainError not-found | forbidden | organizations-limit if its owner reached their limit
 *   meanwhile | owner-leaves if its owner is deleting their account
 */
export const restoreOrganization = (ctx: OrgContext) =>
  withOrgLock(
    ctx,
    async (tx, actor) => {
      authorize(can(actor, 'org.delete'))
      const { id } = ctx.organization
      const { name, slug, deletedAt, deactivatedAt } = await tx.organization.findUniqueOrThrow({
        where: { id },
        select: { name: true, slug: true, deletedAt: true, deactivatedAt: true },
      })
      if (deactivatedAt && !actor.isStaff) throw new DomainError('not-found')
      if (!deletedAt) return { name, slug }
      if (!actor.isStaff) await ensureOwnsFewer(tx, ctx.user)
      const leaving = { id: ctx.owner.id, deletesAt: { not: null } }
      if ((await tx.user.count({ where: leaving })) > 0) throw new DomainError('owner-leaves')
      await tx.deletedOrganization.delete({ where: { id }, select: { id: true } })
      await tx.organization.updateMany({
        where: { id },
        data: { deletedAt: null, isActive: deactivatedAt === null },
      })
      await recordIn(tx, ctx, { type: 'organization.restored', data: { name } })
      const mail = { template: 'organization-restored', by: displayName(ctx.user) } as const
      if (!deactivatedAt)
        await enqueueMailToEach(tx, everyMember(id), { ...mail, organizationId: id })
      return { name, slug }
    },
    lockRow,
  )

/** The members of an organization, including suspended ones, because its existence concerns everyone. */
const everyMember = (organizationId: string) => Prisma.sql`"OrganizationUser" m
  JOIN "User" u ON u.id = m."userId" AND m."organizationId" = ${organizationId}::uuid`

/**
 * Erases a deleted organization before its time, for staff.
 * @throws DomainError not-found | forbidden | organization-in-use
 */
export const purgeOrganization = (ctx: OrgContext) =>
  withOrgLock(
    ctx,
    async (tx, actor) => {
      authorize(actor.isStaff === true)
      const { id, name } = ctx.organization
      if ((await tx.organization.count({ where: { id, deletedAt: { not: null } } })) === 0)
        throw new DomainError('not-found')
      await purge(tx, id, ctx.user)
      return name
    },
    lockRow,
    erasing,
  )

/**
 * Erases a deleted organization; its URL keeps explaining that. Requires a lock on its row.
 * @param actor undefined for the system
 * @throws DomainError organization-in-use
 */
export async function purge(tx: Tx, id: string, actor?: Person) {
  await eraseOrganization(tx, id)
  const { name } = await tx.deletedOrganization.update({
    where: { id },
    data: { endsAt: null },
    select: { name: true },
  })
  await record(tx, { type: 'organization.purged', organizationId: id, actor, data: { name } })
}

/** Deleting more members at once could exceed the time limit of a statement. */
const AT_A_TIME = 10_000

/**
 * Deletes an organization's row together with all rows that belong to it; its people are kept. Of very
 * many members, most are deleted before, in batches.
 * @throws DomainError organization-in-use if another organization references it by a relation
 */
export const eraseOrganization = (tx: Tx, id: string, atATime = AT_A_TIME) =>
  refusing('P2003', new DomainError('organization-in-use'), async () => {
    for (let gone = atATime; gone === atATime;)
      gone = await tx.$executeRaw`
        DELETE FROM "OrganizationUser" WHERE id IN (
          SELECT id FROM "OrganizationUser" WHERE "organizationId" = ${id}::uuid
          LIMIT ${atATime} OFFSET ${atATime})`
    await tx.organization.delete({ where: { id }, select: { id: true } })
  })

/** The minimum notice that members get before the end. */
const NOTICE = days(3)

/**
 * Processes deleted organizations: emails their members three days before the end, and erases them at
 * the end. If nothing ran for a while, the end waits until three days after the email.
 */
export async function endDeletions(): Promise<void> {
  const now = databaseNow()
  const notice = new Date(now.getTime() + NOTICE)
  await eachOf({ remindedAt: null, endsAt: { lte: notice } }, async (tx, id, endsAt) => {
    const later = endsAt > notice ? endsAt : notice
    await tx.deletedOrganization.updateMany({
      where: { id },
      data: { remindedAt: now, endsAt: later },
    })
    const mail = { template: 'organization-ending', organizationId: id } as const
    await enqueueMailToEach(tx, everyMember(id), mail)
  })
  await eachOf({ remindedAt: { not: null }, endsAt: { lte: now } }, (tx, id) => purge(tx, id))
}

/** Each in its own transaction: one that cannot be erased does not block the others. */
async function eachOf(
  where: Prisma.DeletedOrganizationWhereInput,
  work: (tx: Tx, id: string, endsAt: Date) => Promise<unknown>,
) {
  const due = await db.deletedOrganization.findMany({ where, select: { id: true } })
  for (const { id } of due)
    await withOrganization(
      id,
      async (tx) => {
        await lockRow(tx, id)
        // Another process may have done it, or its owner may have restored it.
        const still = await tx.deletedOrganization.findFirst({
          where: { ...where, id },
          select: { endsAt: true },
        })
        if (still?.endsAt) await work(tx, id, still.endsAt)
      },
      erasing,
    ).catch((error: unknown) => logError(error, { during: 'end-deletions', organization: id }))
}
