import 'server-only'
import { cache } from 'react'
import { hasAccessSql, meetsPolicy, policySql, withAccess } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { whyBlocked, type SignInPolicy } from '@/lib/access/sign-in-policy'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { databaseNow } from '@/lib/database/clock'
import { db, onlyRowsOf, Prisma, queryPlanned } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { identifier } from '@/lib/kinds/identifier'
import { readListQuery } from '@/lib/lists/read-list-query'
import { byText, holds, readPage, type Page } from '@/lib/lists/read-page'
import { resourceModels } from '@/lib/tenancy/models'
import { ensureMayCreate } from '@/lib/organizations/why-not-create'

/** An organization in the viewer's own list. */
export interface MyOrganization {
  id: string
  kind: string
  name: string
  slug: string
  /** The file name of its logo. */
  picture: string | null
  role: string
  isOwner: boolean
  memberCount?: number
}

/**
 * An organization on the page that lists them: includes those where the viewer is suspended, and the
 * number of members.
 */
export interface ListedOrganization extends MyOrganization {
  memberCount: number
  isSuspended: boolean
  /** Whether the viewer does not meet its sign-in policy. */
  isBlocked: boolean
  /** For a deleted one that the viewer, its owner, can restore: until when. Otherwise null. */
  endsAt: Date | null
}

/**
 * Lists the active organizations to which a person has access as a member, by name; all of them, or the
 * first `limit`, starting with those in `recent`.
 */
export const listMyOrganizations = (
  user: Pick<SignedIn, 'id'>,
  { recent = [], limit = null }: { recent?: string[]; limit?: number | null } = {},
): Promise<MyOrganization[]> =>
  db.$queryRaw<MyOrganization[]>`
    SELECT o.id, o.kind, o.name, o.slug, o.picture, m.role, (w."userId" IS NOT DISTINCT FROM m."userId") AS "isOwner"
    FROM "OrganizationUser" m
    JOIN "Organization" o ON o.id = m."organizationId" AND o."isActive"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    WHERE m."userId" = ${user.id}::uuid AND ${hasAccessSql('m')}
    ORDER BY array_position(${recent}::text[], o.slug), lower(o.name), o.id
    LIMIT ${limit}::int`

// Deleted ones come first, so that a person with several pages sees them too.
const listedSorts = { name: byText(Prisma.sql`(d."endsAt" IS NULL)::text || lower(o.name)`) }

/** Parses the query parameters of the page that lists organizations. */
export const readOrganizationsQuery = (params: Record<string, string | string[] | undefined>) =>
  readListQuery(params, { sorts: listedSorts, filters: {} })

/**
 * Lists organizations for their page, by page: as listMyOrganizations, plus those in which the person is
 * suspended and, first, deleted ones that they can restore.
 */
export async function listMyOrganizationsWithSize(
  user: Pick<SignedIn, 'id' | 'signIn'>,
  { search, cursor }: { search?: string; cursor?: string } = {},
): Promise<Page<ListedOrganization>> {
  type Row = Omit<ListedOrganization, 'isBlocked'> & SignInPolicy & { isReady: boolean }
  const from = Prisma.sql`"OrganizationUser" m
    JOIN "Organization" o ON o.id = m."organizationId"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    LEFT JOIN "DeletedOrganization" d
      ON d.id = o.id AND o."deactivatedAt" IS NULL AND w."userId" = m."userId"`
  const { rows, next } = await readPage<Row, 'name'>({
    ...{ sorts: listedSorts, sort: 'name', cursor, from, isPlanned: true },
    id: Prisma.sql`m.id`,
    where: [
      Prisma.sql`m."userId" = ${user.id}::uuid`,
      Prisma.sql`(o."isActive" OR d."endsAt" IS NOT NULL)`,
      holds(search, Prisma.sql`o.name`, Prisma.sql`o.slug`),
    ],
    tables: Prisma.sql`${from} JOIN "User" u ON u.id = m."userId"`,
    columns: Prisma.sql`o.id, o.kind, o.name, o.slug, o.picture, m.role,
      (w."userId" IS NOT DISTINCT FROM m."userId") AS "isOwner",
      NOT (${hasAccessSql('m')}) AS "isSuspended",
      (SELECT count(*)::int FROM "OrganizationUser" x WHERE x."organizationId" = o.id) AS "memberCount",
      d."endsAt", ${policySql}, o."secondFactorFrom" IS NOT NULL AND ${isReadySql} AS "isReady"`,
  })
  const now = databaseNow()
  const toListed = ({ secondFactorFrom, allowedWays, sessionHours, isReady, ...row }: Row) => {
    const policy = { secondFactorFrom, allowedWays, sessionHours }
    return { ...row, isBlocked: whyBlocked(policy, { ...user.signIn, isReady }, now) !== null }
  }
  return { rows: rows.map(toListed), next }
}

/**
 * Returns the current slug of one of this person's organizations that formerly had `slug`; null for
 * strangers.
 */
export async function currentSlugFor(user: SignedIn, slug: string): Promise<string | null> {
  const old = await db.organizationSlug.findFirst({
    where: { slug, organization: { isActive: true, members: { some: { userId: user.id } } } },
    select: { organization: { select: { slug: true } } },
    relationLoadStrategy: 'join',
  })
  const present = old?.organization.slug
  return present && present !== slug ? present : null
}

/**
 * Returns the current slug of the first of these organizations that the person can open; the slugs may be
 * former ones, or nobody's. One statement.
 */
export async function firstOpenSlug(user: SignedIn, slugs: string[]): Promise<string | undefined> {
  if (slugs.length === 0) return undefined
  const asMember = { members: { some: { userId: user.id, ...withAccess } }, ...meetsPolicy(user) }
  const open = await db.organizationSlug.findMany({
    where: {
      slug: { in: slugs },
      organization: { isActive: true, ...(!user.isSuperuser && asMember) },
    },
    select: { slug: true, organization: { select: { slug: true } } },
    relationLoadStrategy: 'join',
  })
  const present = new Map(open.map(({ slug, organization }) => [slug, organization.slug]))
  return slugs.map((slug) => present.get(slug)).find((slug) => slug !== undefined)
}

/**
 * Rows that people know as part of an organization, by the names that events use for them
 * (`activity.kinds`).
 */
const known = {
  member: 'OrganizationUser',
  invitation: 'OrganizationInvitation',
  joinLink: 'JoinLink',
  joinRequest: 'JoinRequest',
}

/** What the settings page shows about an organization besides its fields. */
interface Belongings {
  /** Its former URLs that still lead to it, latest first. */
  formerSlugs: string[]
  /** How many rows of each type are deleted with it, without zeros; for viewers who may delete it. */
  counts: Record<string, number>
}

/** One statement, once per request. */
export const readBelongings = cache(async ({ organization, actor }: OrgContext) => {
  const { id, slug } = organization
  const tables: Record<string, string> = can(actor, 'org.delete')
    ? { ...known, ...resourceModels() }
    : {}
  const counts = Object.entries(tables).map(
    ([of, table]) => Prisma.sql`${of}::text, (SELECT nullif(count(*), 0)
      FROM ${identifier(table)} x WHERE x."organizationId" = ${id}::uuid)`,
  )
  const [row] = await onlyRowsOf(id, () =>
    queryPlanned<[Belongings]>(Prisma.sql`
    SELECT ARRAY(SELECT s.slug FROM "OrganizationSlug" s
        WHERE s."organizationId" = ${id}::uuid AND s.slug <> ${slug}
        ORDER BY s."createdAt" DESC LIMIT 100) AS "formerSlugs",
      json_strip_nulls(json_build_object(${counts.length > 0 ? Prisma.join(counts) : Prisma.empty}))
        AS counts`),
  )
  return row
})

/**
 * Returns why this person may not create an organization, or another one; null if they may. Read once
 * per request, and queried only if the configuration limits how many one may own.
 */
export const whyNotCreate = cache(async (user: SignedIn): Promise<DomainError | null> => {
  try {
    await ensureMayCreate(db, user)
    return null
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
})

/** Lists all active organizations by name: django-organizations' `active` manager. */
export const activeOrganizations = () =>
  db.organization.findMany({
    where: { isActive: true },
    select: { id: true, name: true, slug: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })

/** Lists a person's active organizations: django-organizations' `get_for_user`. */
export const organizationsForUser = (user: Pick<SignedIn, 'id'>) => listMyOrganizations(user)

/** What former members are told at the URL of a deleted organization. */
export interface DeletedView {
  name: string
  deletedAt: Date
  deletedByName: string
  /** Until when its owner can restore it; null if they cannot, or its rows are erased. */
  endsAt: Date | null
  /** Whether the viewer is that owner. */
  mayRestore: boolean
}

/**
 * Finds the organization that had this slug when it was deleted, for a person who was a member then.
 * @returns null for everyone else, as for an unknown slug
 */
export async function findDeleted(user: { id: string }, slug: string): Promise<DeletedView | null> {
  const found = await db.deletedOrganization.findFirst({
    where: { slugs: { some: { slug } }, memberIds: { has: user.id } },
    select: { id: true, name: true, deletedAt: true, deletedByName: true, endsAt: true },
  })
  if (!found) return null
  const { id: organizationId, ...view } = found
  const own = { organizationId, organization: { deactivatedAt: null } }
  const owner = await db.organizationOwner.findFirst({ where: own, select: { userId: true } })
  return { ...view, endsAt: owner && view.endsAt, mayRestore: owner?.userId === user.id }
}
