import 'server-only'
import config from '@/guildhall.config'
import { hasAccess, hasAccessSql, policySql } from '@/lib/access/membership-access'
import {
  whyBlocked,
  type Blocked,
  type SignInPolicy,
  type SignInState,
} from '@/lib/access/sign-in-policy'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import { databaseNow } from '@/lib/database/clock'
import { Prisma, queryPlanned } from '@/lib/db'
import { openInvitation } from '@/lib/invitations/is-open'

/** The signed-in person, as seen by every page and command. */
export interface SignedIn {
  sessionId: string
  id: string
  name: string | null
  email: string
  /** All their addresses, including the primary one. */
  addresses: string[]
  image: string | null
  /** The language they chose; null for the browser's. */
  locale: string | null
  /** The file name of their picture. */
  picture: string | null
  isSuperuser: boolean
  /** How this session began. */
  signIn: SignInState
}

/** A membership with its organization and that organization's owner. */
export interface MembershipRow {
  organization: {
    id: string
    kind: string
    name: string
    slug: string
    picture: string | null
    createdAt: Date
  }
  /** Null for staff who are not members: they may view any organization. */
  role: string | null
  joinedAt: Date | null
  /** When they last visited this organization; null for staff. */
  lastSeenAt: Date | null
  isOwner: boolean
  owner: { id: string; name: string | null; email: string; picture: string | null }
  policy: SignInPolicy
  /** Whether the viewer has a second factor; known only where the policy has a date for it. */
  isReady: boolean
}

/** What a member without access may still know about an organization. */
export type WithoutAccess = Pick<MembershipRow, 'organization' | 'owner'>

/** A valid session with its person. */
export interface FoundSession {
  user: SignedIn
  /** Null for strangers, and for suspended and blocked members, who have no access. */
  membership: MembershipRow | null
  suspended: WithoutAccess | null
  /** For a member who does not meet the organization's sign-in policy: why not. */
  blocked: (WithoutAccess & { why: Blocked; policy: SignInPolicy }) | null
  /** The number of open invitations to them. */
  invitations: number
  lastSeenAt: Date
  expires: Date
}

interface Row extends Omit<SignedIn, 'signIn'>, SignInState, SignInPolicy {
  isReady: boolean
  expires: Date
  lastSeenAt: Date
  invitations: number
  orgId: string | null
  orgKind: string
  orgName: string
  orgSlug: string
  orgPicture: string | null
  orgCreatedAt: Date
  role: string | null
  joinedAt: Date | null
  memberSeenAt: Date | null
  suspendedAt: Date | null
  ownerId: string
  ownerName: string | null
  ownerEmail: string
  ownerPicture: string | null
}

/**
 * Reads everything a page needs to know about the viewer in one statement: the session, the person and,
 * given a slug, their membership in that organization. None of it comes from a cookie.
 * @returns null if the session is unknown, expired or idle for too long, or the person is deactivated
 */
export async function findSession(token: string, slug?: string): Promise<FoundSession | null> {
  const idleSince = new Date(databaseNow().getTime() - config.lifetimes.idleSession)
  const [row] = await queryPlanned<[Row] | []>(Prisma.sql`
    SELECT s.id AS "sessionId", s.expires, s."lastSeenAt", s.methods, s.provider, s."provedAt",
      u.id, u.name, u.email, u.image, u.picture, u.locale, u."isSuperuser",
      ARRAY(SELECT a.email FROM "UserAddress" a WHERE a."userId" = u.id) AS addresses,
      (SELECT count(*)::int FROM "UserAddress" a
        JOIN "OrganizationInvitation" i ON i."inviteeIdentifier" = a.email
        JOIN "Organization" inviting ON inviting.id = i."organizationId" AND inviting."isActive"
        JOIN "User" inviter ON inviter.id = i."invitedById" AND inviter."isActive"
          AND (inviter."isSuperuser" OR EXISTS (SELECT 1 FROM "OrganizationUser" x
            WHERE x."organizationId" = i."organizationId" AND x."userId" = inviter.id
              AND ${hasAccessSql('x')}))
        WHERE a."userId" = u.id AND i.channel IS NULL AND ${openInvitation}
          AND NOT EXISTS (SELECT 1 FROM "OrganizationUser" x
            WHERE x."organizationId" = i."organizationId" AND x."userId" = u.id)) AS invitations,
      o.id AS "orgId", o.kind AS "orgKind", o.name AS "orgName", o.slug AS "orgSlug",
      o.picture AS "orgPicture", o."createdAt" AS "orgCreatedAt",
      ${policySql}, o."secondFactorFrom" IS NOT NULL AND ${isReadySql} AS "isReady",
      m.role, m."createdAt" AS "joinedAt", m."lastSeenAt" AS "memberSeenAt", m."suspendedAt",
      owner.id AS "ownerId", owner.name AS "ownerName", owner.email AS "ownerEmail",
      owner.picture AS "ownerPicture"
    FROM "Session" s
    JOIN "User" u ON u.id = s."userId" AND u."isActive"
    LEFT JOIN "Organization" o ON o.slug = ${slug ?? null} AND o."isActive"
      AND (u."isSuperuser" OR EXISTS (
        SELECT 1 FROM "OrganizationUser" x WHERE x."organizationId" = o.id AND x."userId" = u.id))
    LEFT JOIN "OrganizationUser" m ON m."organizationId" = o.id AND m."userId" = u.id
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    LEFT JOIN "User" owner ON owner.id = w."userId"
    WHERE s."sessionToken" = ${hashSessionToken(token)}
      AND s.expires > now() AND s."lastSeenAt" > ${idleSince}`)
  if (!row) return null
  const user: SignedIn = {
    sessionId: row.sessionId,
    id: row.id,
    name: row.name,
    email: row.email,
    addresses: row.addresses,
    image: row.image,
    locale: row.locale,
    picture: row.picture,
    isSuperuser: row.isSuperuser,
    signIn: { methods: row.methods, provider: row.provider, provedAt: row.provedAt },
  }
  const { expires, lastSeenAt, invitations } = row
  const none = { membership: null, suspended: null, blocked: null }
  const found = { user, ...none, invitations, lastSeenAt, expires }
  if (!row.orgId) return found
  const place = {
    organization: {
      id: row.orgId,
      kind: row.orgKind,
      name: row.orgName,
      slug: row.orgSlug,
      picture: row.orgPicture,
      createdAt: row.orgCreatedAt,
    },
    owner: {
      id: row.ownerId,
      name: row.ownerName,
      email: row.ownerEmail,
      picture: row.ownerPicture,
    },
  }
  const isOwner = row.ownerId === row.id
  const { secondFactorFrom, allowedWays, sessionHours, isReady } = row
  const policy = { secondFactorFrom, allowedWays, sessionHours }
  const why = whyBlocked(policy, row, databaseNow())
  const isOpen = hasAccess(row)
  if (isOpen && !why) {
    const { role, joinedAt, memberSeenAt: seenAt } = row
    const member = { ...place, role, joinedAt, lastSeenAt: seenAt, isOwner, policy, isReady }
    return { ...found, membership: member }
  }
  // Staff may view any organization, even one that has suspended or blocks them as members.
  if (user.isSuperuser)
    return {
      ...found,
      membership: {
        ...{ ...place, role: null, joinedAt: null, lastSeenAt: null },
        ...{ isOwner, policy, isReady },
      },
    }
  return isOpen && why
    ? { ...found, blocked: { ...place, why, policy } }
    : { ...found, suspended: place }
}
