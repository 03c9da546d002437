import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { mailDomainOf } from '@/lib/accounts/email-address'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, onlyRowsOf, Prisma, queryPlanned } from '@/lib/db'
import { isPublicDomain } from '@/lib/domains/is-public-domain'
import { recordName } from '@/lib/domains/read-txt'
import { keptOutSql } from '@/lib/members/former-member'

/** A domain on the organization's domains page. */
export type DomainRow = Awaited<ReturnType<typeof listDomains>>[number]

/** Returns the organization's domains, by name. At most MOST_DOMAINS. */
export async function listDomains({ organization }: OrgContext) {
  const found = await onlyRowsOf(organization.id, () =>
    db.organizationDomain.findMany({
      where: { organizationId: organization.id },
      orderBy: { domain: 'asc' },
    }),
  )
  return found.map(({ id, domain, policy, verifiedAt, missingSince, token }) => ({
    ...{ id, domain, policy, missingSince, isVerified: verifiedAt !== null },
    /** The DNS record that verifies it. */
    record: { name: recordName(domain), value: token },
  }))
}

/** An organization that a person may join through the domain of their address. */
export interface JoinableOrganization {
  domainId: string
  domain: string
  organizationId: string
  organization: string
  slug: string
  kind: string
  picture: string | null
  /** An admin must approve each person, or this one because they were removed before. */
  needsApproval: boolean
}

/**
 * Lists organizations that the signed-in person may join: those that have verified the domain of one of
 * their verified addresses. Domains of public providers are not queried.
 */
export async function listJoinable({ id, addresses }: SignedIn): Promise<JoinableOrganization[]> {
  const own = addresses.filter((email) => !isPublicDomain(mailDomainOf(email)))
  if (own.length === 0) return []
  return queryPlanned<JoinableOrganization[]>(Prisma.sql`
    SELECT DISTINCT d.id AS "domainId", d.domain, o.id AS "organizationId",
      o.name AS organization, o.slug, o.kind, o.picture,
      d.policy = 'ask' OR EXISTS (SELECT 1 FROM "FormerMember" f WHERE f."organizationId" = o.id
        AND f."userId" = u.id AND ${keptOutSql}) AS "needsApproval"
    FROM "UserAddress" a
    JOIN "User" u ON u.id = a."userId" AND (u."emailVerified" IS NOT NULL OR a.email <> u.email)
    JOIN "OrganizationDomain" d ON d.domain = split_part(a.email, '@', 2)
    JOIN "Organization" o ON o.id = d."organizationId" AND o."isActive"
    WHERE a."userId" = ${id}::uuid AND a.email = ANY(${own})
      AND d."verifiedAt" IS NOT NULL AND d.policy <> 'nothing'
      AND NOT EXISTS (SELECT 1 FROM "OrganizationUser" m
        WHERE m."organizationId" = o.id AND m."userId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "JoinRequest" r
        WHERE r."organizationId" = o.id AND r."userId" = u.id AND r.status = 'pending')`)
}
