import 'server-only'
import { withAccess } from '@/lib/access/membership-access'
import { memberActor } from '@/lib/access/org-context'
import { OWNER_ROLE, type Actor } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { isUuid } from '@/lib/database/uuid'
import { isSlug } from '@/lib/organizations/slug-pattern'

/** A person, or nobody (signed out): then every answer is no. */
type Who = { id: string } | null | undefined
/** An organization, or its slug. */
type Where = { id: string } | string

/** django-organizations' `is_member`: whether a person is a member of an active organization. */
export const isMember = async (user: Who, org: Where) => Boolean(await actorIn(user, org))

/** django-organizations' `is_admin`: whether they are its admin, as its owner always is. */
export const isAdmin = async (user: Who, org: Where) =>
  (await actorIn(user, org))?.role === OWNER_ROLE

/** django-organizations' `is_owner`: denies, and does not fail, where there is no owner. */
export const isOwner = async (user: Who, org: Where) => (await actorIn(user, org))?.isOwner ?? false

/**
 * A person as a member of an organization, as the rules of lib/access/roles.ts ask about them. Null for
 * whoever is none; somebody who is suspended or switched off, and an organization that is, count for nothing.
 */
export async function actorIn(user: Who, org: Where): Promise<Actor | null> {
  if (!user || !isUuid(user.id) || (typeof org === 'string' && !isSlug(org))) return null
  const found = await db.organizationUser.findFirst({
    where: {
      ...withAccess,
      user: { id: user.id, isActive: true },
      organization: {
        isActive: true,
        ...(typeof org === 'string' ? { slug: org } : { id: org.id }),
      },
    },
    select: {
      role: true,
      owns: { select: { userId: true } },
      organization: { select: { kind: true } },
    },
    relationLoadStrategy: 'join',
  })
  return found && memberActor(found.organization.kind, user.id, found.role, found.owns !== null)
}
