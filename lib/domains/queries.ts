import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { mailDomainOf } from '@/lib/accounts/email-address'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, Prisma, queryPlanned } from '@/lib/db'
import { isPublicDomain } from '@/lib/domains/is-public-domain'
import { recordName } from '@/lib/domains/read-txt'
import type { domainPolicies } from '@/lib/domains/schema'
import { keptOutSql } from '@/lib/members/former-member'

/** A domain on the page of an organization's domains. */
export interface DomainRow {
  id: string
  domain: string
  policy: (typeof domainPolicies)[number]
  isVerified: boolean
  /** Since when the record of a proven domain is not there. */
  missingSince: Date | null
  /** The DNS record that proves it. */
  record: { name: string; value: string }
}

/** The organization's domains, by name. Few: see MOST_DOMAINS. */
export async function listDomains({ organization }: OrgContext): Promise<DomainRow[]> {
  const found = await db.organizationDomain.findMany({
    where: { organizationId: organization.id },
    orderBy: { domain: 'asc' },
  })
  return found.map(({ id, domain, policy, verifiedAt, missingSince, token }) => ({
    ...{ id, domain, policy, missingSince, isVerified: verifiedAt !== null },
    record: { name: recordName(domain), value: token },
  }))
}

/** An organization that a person may join by the domain of their address. */
export interface JoinableOrganization {
  domainId: string
  organizationId: string
  organization: string
  slug: string
  kind: string
  picture: string | null
  /** An admin lets in each person; also this one, who was removed before. */
  needsApproval: boolean
}

/**
 * What the signed-in person may join: at most one organization, which has proven the domain of their
 * proven address. Of a public provider's addresses nothing is asked.
 */
export async function listJoinable({ id, email }: SignedIn): Promise<JoinableOrganization[]> {
  const domain = mailDomainOf(email)
  if (isPublicDomain(domain)) return []
  return queryPlanned<JoinableOrganization[]>(Prisma.sql`
    SELECT d.id AS "domainId", o.id AS "organizationId", o.name AS organization, o.slug, o.kind,
      o.picture,
      d.policy = 'ask' OR EXISTS (SELECT 1 FROM "FormerMember" f WHERE f."organizationId" = o.id
        AND f."userId" = u.id AND ${keptOutSql}) AS "needsApproval"
    FROM "OrganizationDomain" d
    JOIN "Organization" o ON o.id = d."organizationId" AND o."isActive"
    JOIN "User" u ON u.id = ${id}::uuid AND u."emailVerified" IS NOT NULL
    WHERE d.domain = ${domain} AND d."verifiedAt" IS NOT NULL AND d.policy <> 'nothing'
      AND NOT EXISTS (SELECT 1 FROM "OrganizationUser" m
        WHERE m."organizationId" = o.id AND m."userId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "JoinRequest" r
        WHERE r."organizationId" = o.id AND r."userId" = u.id AND r.status = 'pending')`)
}
