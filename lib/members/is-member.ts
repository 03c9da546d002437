import 'server-only'
import { meetsPolicy, withAccess } from '@/lib/access/membership-access'
import type { SignInState } from '@/lib/access/sign-in-policy'
import { memberActor } from '@/lib/access/org-context'
import { OWNER_ROLE, type Actor } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { isUuid } from '@/lib/database/uuid'
import { isSlug } from '@/lib/organizations/slug-pattern'

/** A person, or null if signed out, in which case every answer is no. */
type Who = { id: string; signIn?: SignInState } | null | undefined
/** An organization, or its slug. */
type Where = { id: string } | string

/** Whether a person is a member of an active organization: django-organizations' `is_member`. */
export const isMember = async (user: Who, org: Where) => Boolean(await actorIn(user, org))

/** Whether they are an admin of it, as its owner always is: django-organizations' `is_admin`. */
export const isAdmin = async (user: Who, org: Where) =>
  (await actorIn(user, org))?.role === OWNER_ROLE

/** Whether they own it: django-organizations' `is_owner`. False, not an error, if there is no owner. */
export const isOwner = async (user: Who, org: Where) => (await actorIn(user, org))?.isOwner ?? false

/**
 * Returns a person as a member of an organization, for the rules in lib/access/roles.ts. Null for
 * anyone who is not a member, is suspended or deactivated, does not meet the organization's sign-in
 * policy, or whose organization is deactivated.
 */
export async function actorIn(user: Who, org: Where): Promise<Actor | null> {
  if (!user || !isUuid(user.id) || (typeof org === 'string' && !isSlug(org))) return null
  const found = await db.organizationUser.findFirst({
    where: {
      ...withAccess,
      user: { id: user.id, isActive: true },
      organization: {
        isActive: true,
        AND: meetsPolicy(user),
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
