import 'server-only'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import { can, canGrant } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, onlyRowsOf, Prisma, queryPlanned } from '@/lib/db'
import { env } from '@/lib/env'
import { openInvitation } from '@/lib/invitations/is-open'
import {
  findJoinLink,
  joinLinkSelect,
  joinLinkState,
  takesAddress,
  joinLinkToken,
} from '@/lib/join-links/find-join-link'
import { requestSource, sourceOf, standingOf } from '@/lib/join-links/join-or-ask'
import { keptOut, reinstatableSince } from '@/lib/members/former-member'
import { displayName } from '@/lib/accounts/person'

/**
 * Counts the organization's open invitations, open requests and members that can be reinstated, in one
 * statement.
 */
export async function countWaiting({ organization: { id } }: OrgContext) {
  const [counts] = await onlyRowsOf(id, () =>
    queryPlanned<[{ invitations: number; requests: number; former: number }]>(Prisma.sql`
    SELECT
      (SELECT count(*)::int FROM "OrganizationInvitation"
        WHERE "organizationId" = ${id}::uuid AND ${openInvitation}) AS invitations,
      (SELECT count(*)::int FROM "JoinRequest"
        WHERE "organizationId" = ${id}::uuid AND status = 'pending') AS requests,
      (SELECT count(*)::int FROM "FormerMember"
        WHERE "organizationId" = ${id}::uuid AND "endedAt" > ${reinstatableSince()}) AS former`),
  )
  return counts
}

/** A row of the join links page. */
export type JoinLinkRow = Awaited<ReturnType<typeof listJoinLinks>>[number]

/** Lists the organization's unrevoked join links, newest first. At most MOST_JOIN_LINKS. */
export async function listJoinLinks(ctx: OrgContext) {
  const { id: organizationId, kind } = ctx.organization
  const found = await onlyRowsOf(organizationId, () =>
    db.joinLink.findMany({
      where: { organizationId, revokedAt: null },
      select: joinLinkSelect({ organizationId }),
      orderBy: { id: 'desc' },
      relationLoadStrategy: 'join',
    }),
  )
  return found.map((link) => {
    const state = joinLinkState(link)
    const { id, label, role, needsApproval, domains, uses, maxUses, expiresAt, createdAt } = link
    const mayGrant = canGrant(ctx.actor, rolePermissions(kind, role))
    return {
      ...{ id, label, role, needsApproval, domains, uses, maxUses, expiresAt, createdAt, state },
      /** The URL to share; null if nobody can join with it, or with a role above the viewer's. */
      url: state === 'open' && mayGrant ? `${env.APP_URL}/join/${joinLinkToken(link)}` : null,
      createdBy: link.createdBy && displayName(link.createdBy),
      can: {
        reset: can(ctx.actor, 'member.invite') && mayGrant,
        revoke: can(ctx.actor, 'invitation.manage'),
      },
    }
  })
}

/** A request to join. */
export type JoinRequestRow = Awaited<ReturnType<typeof listJoinRequests>>[number]

/** Lists open requests, oldest first: at most 100. */
export async function listJoinRequests(ctx: OrgContext) {
  const { id: organizationId, kind } = ctx.organization
  const found = await onlyRowsOf(organizationId, () =>
    db.joinRequest.findMany({
      where: { organizationId, status: 'pending' },
      select: {
        id: true,
        createdAt: true,
        user: {
          select: {
            id: true,
            name: true,
            email: true,
            picture: true,
            formerMemberships: {
              where: { organizationId, ...keptOut },
              select: { wasRemoved: true },
            },
          },
        },
        ...requestSource,
      },
      orderBy: { id: 'asc' },
      take: 100,
      relationLoadStrategy: 'join',
    }),
  )
  return found.map(({ id, createdAt, user, ...source }) => {
    // `by`: the label of the link, or the domain, that they used.
    const { role, name: by } = sourceOf(source)
    const [former] = user.formerMemberships
    return {
      ...{ id, createdAt, role, by },
      ...{ name: displayName(user), email: user.email, userId: user.id, picture: user.picture },
      /** How their earlier membership ended, if it requires an admin's approval. */
      former: former ? (former.wasRemoved ? ('removed' as const) : ('suspended' as const)) : null,
      can: { approve: canGrant(ctx.actor, rolePermissions(kind, role)) },
    }
  })
}

/** Everything the page of a join link shows, in every case. */
export type JoinLinkView = Awaited<ReturnType<typeof viewJoinLink>>

/** Reads a join link for its viewer. Read-only, however often it is opened. */
export async function viewJoinLink(token: string, user: SignedIn | null) {
  const found = await findJoinLink(token)
  if (!found)
    return { state: 'unknown', viewer: user ? 'stranger' : 'signed-out', link: null } as const
  const { state, link } = found
  const { name, kind, slug, picture } = link.organization
  const here = user && (await standingOf(db, link.organizationId, user.id))
  return {
    state,
    viewer: here ? (here.standing ?? ('stranger' as const)) : ('signed-out' as const),
    link: {
      ...{ organization: name, organizationId: link.organizationId, kind, slug, picture },
      role: link.role,
      ...{ domains: link.domains, expiresAt: link.expiresAt },
      /** Always true for one who was removed before, or left while suspended. */
      needsApproval: link.needsApproval || here?.isKeptOut === true,
      takesViewer: !user || takesAddress(link, ...user.addresses),
      requestId: here?.requestId ?? null,
    },
  }
}

/** An open request of the signed-in person. */
export interface MyRequest {
  id: string
  organization: string
  slug: string
  picture: string | null
  createdAt: Date
}

/** Lists the signed-in person's open requests. */
export const listMyRequests = ({ id }: SignedIn): Promise<MyRequest[]> =>
  queryPlanned<MyRequest[]>(Prisma.sql`
    SELECT r.id, r."createdAt", o.name AS organization, o.slug, o.picture
    FROM "JoinRequest" r JOIN "Organization" o ON o.id = r."organizationId" AND o."isActive"
    WHERE r."userId" = ${id}::uuid AND r.status = 'pending'
    ORDER BY r.id DESC`)
