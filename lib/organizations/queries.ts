import 'server-only'
import { cache } from 'react'
import { hasAccessSql } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, Prisma, queryPlanned } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { identifier } from '@/lib/kinds/identifier'
import { resourceModels } from '@/lib/tenancy/models'
import { ensureMayCreate } from '@/lib/organizations/why-not-create'

/** An organization in a list of one's own. */
export interface MyOrganization {
  id: string
  kind: string
  name: string
  slug: string
  /** The name of its logo. */
  picture: string | null
  role: string
  isOwner: boolean
  memberCount?: number
}

/** The same on the page that lists them: also where one is suspended, and how many members it has. */
export interface ListedOrganization extends MyOrganization {
  memberCount: number
  isSuspended: boolean
  /** Of a deleted one, which its owner can restore until then; null for all others. */
  endsAt: Date | null
}

/** The active organizations to which a person has access as a member, by name. */
export const listMyOrganizations = (user: Pick<SignedIn, 'id'>): Promise<MyOrganization[]> =>
  db.$queryRaw<MyOrganization[]>`
    SELECT o.id, o.kind, o.name, o.slug, o.picture, m.role, (w."userId" IS NOT DISTINCT FROM m."userId") AS "isOwner"
    FROM "OrganizationUser" m
    JOIN "Organization" o ON o.id = m."organizationId" AND o."isActive"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    WHERE m."userId" = ${user.id}::uuid AND ${hasAccessSql('m')}
    ORDER BY lower(o.name), o.id`

/**
 * For the page that lists them: as listMyOrganizations, those in which the person is suspended, and the
 * deleted ones that they can restore.
 */
export const listMyOrganizationsWithSize = (
  user: Pick<SignedIn, 'id'>,
): Promise<ListedOrganization[]> =>
  queryPlanned<ListedOrganization[]>(Prisma.sql`
    SELECT o.id, o.kind, o.name, o.slug, o.picture, m.role, (w."userId" IS NOT DISTINCT FROM m."userId") AS "isOwner",
      NOT (${hasAccessSql('m')}) AS "isSuspended",
      (SELECT count(*)::int FROM "OrganizationUser" x WHERE x."organizationId" = o.id) AS "memberCount",
      d."endsAt"
    FROM "OrganizationUser" m
    JOIN "Organization" o ON o.id = m."organizationId"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    LEFT JOIN "DeletedOrganization" d
      ON d.id = o.id AND o."deactivatedAt" IS NULL AND w."userId" = m."userId"
    WHERE m."userId" = ${user.id}::uuid AND (o."isActive" OR d."endsAt" IS NOT NULL)
    ORDER BY lower(o.name), o.id`)

/** The present slug of an organization of this person's that had `slug` once; null for strangers. */
export async function currentSlugFor(user: SignedIn, slug: string): Promise<string | null> {
  const old = await db.organizationSlug.findFirst({
    where: { slug, organization: { isActive: true, members: { some: { userId: user.id } } } },
    select: { organization: { select: { slug: true } } },
    relationLoadStrategy: 'join',
  })
  const present = old?.organization.slug
  return present && present !== slug ? present : null
}

/** What people know of an organization's rows, by what events about it are of (`activity.kinds`). */
const known = {
  member: 'OrganizationUser',
  invitation: 'OrganizationInvitation',
  joinLink: 'JoinLink',
  joinRequest: 'JoinRequest',
}

/** What the settings page tells of an organization beside its fields. */
interface Belongings {
  /** The URLs that it had before and that still lead to it, the latest first. */
  formerSlugs: string[]
  /** How many rows go with it, by what they are, only what there is: for whoever may delete it. */
  counts: Record<string, number>
}

/** One statement, once a request. */
export const readBelongings = cache(async ({ organization, actor }: OrgContext) => {
  const { id, slug } = organization
  const tables: Record<string, string> = can(actor, 'org.delete')
    ? { ...known, ...resourceModels() }
    : {}
  const counts = Object.entries(tables).map(
    ([of, table]) => Prisma.sql`${of}::text, (SELECT nullif(count(*), 0)
      FROM ${identifier(table)} x WHERE x."organizationId" = ${id}::uuid)`,
  )
  const [row] = await queryPlanned<[Belongings]>(Prisma.sql`
    SELECT ARRAY(SELECT s.slug FROM "OrganizationSlug" s
        WHERE s."organizationId" = ${id}::uuid AND s.slug <> ${slug}
        ORDER BY s."createdAt" DESC LIMIT 100) AS "formerSlugs",
      json_strip_nulls(json_build_object(${counts.length > 0 ? Prisma.join(counts) : Prisma.empty}))
        AS counts`)
  return row
})

/**
 * Why this person may create no organization, or no further one; null where they may. Read once a
 * request, and from the database only where the configuration limits how many one may own.
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

/** Every active organization, by name: django-organizations' `active` manager. */
export const activeOrganizations = () =>
  db.organization.findMany({
    where: { isActive: true },
    select: { id: true, name: true, slug: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })

/** The active organizations of a person: django-organizations' `get_for_user`. */
export const organizationsForUser = listMyOrganizations
