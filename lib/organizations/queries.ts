import 'server-only'
import { cache } from 'react'
import { hasAccessSql } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, Prisma, queryPlanned } from '@/lib/db'
import { DomainError } from '@/lib/errors'
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
export type ListedOrganization = MyOrganization & { memberCount: number; isSuspended: boolean }

/** The active organizations to which a person has access as a member, by name. */
export const listMyOrganizations = (user: Pick<SignedIn, 'id'>): Promise<MyOrganization[]> =>
  db.$queryRaw<MyOrganization[]>`
    SELECT o.id, o.kind, o.name, o.slug, o.picture, m.role, (w."userId" IS NOT DISTINCT FROM m."userId") AS "isOwner"
    FROM "OrganizationUser" m
    JOIN "Organization" o ON o.id = m."organizationId" AND o."isActive"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    WHERE m."userId" = ${user.id}::uuid AND ${hasAccessSql('m')}
    ORDER BY lower(o.name), o.id`

/** For the page that lists them: as listMyOrganizations, and those in which the person is suspended. */
export const listMyOrganizationsWithSize = (
  user: Pick<SignedIn, 'id'>,
): Promise<ListedOrganization[]> =>
  queryPlanned<ListedOrganization[]>(Prisma.sql`
    SELECT o.id, o.kind, o.name, o.slug, o.picture, m.role, (w."userId" IS NOT DISTINCT FROM m."userId") AS "isOwner",
      NOT (${hasAccessSql('m')}) AS "isSuspended",
      (SELECT count(*)::int FROM "OrganizationUser" x WHERE x."organizationId" = o.id) AS "memberCount"
    FROM "OrganizationUser" m
    JOIN "Organization" o ON o.id = m."organizationId" AND o."isActive"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    WHERE m."userId" = ${user.id}::uuid
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

/** The URLs that an organization had before and that still lead to it, the latest first. */
export async function listFormerSlugs({
  organization: { id, slug },
}: OrgContext): Promise<string[]> {
  const found = await db.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM "OrganizationSlug" WHERE "organizationId" = ${id}::uuid AND slug <> ${slug}
    ORDER BY "createdAt" DESC LIMIT 100`
  return found.map((former) => former.slug)
}

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
