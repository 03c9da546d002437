import 'server-only'
import { OWNER_ROLE } from '@/lib/access/roles'
import { db } from '@/lib/db'

/** A person, or nobody (signed out): then every answer is no. */
type Who = { id: string } | null | undefined
/** An organization, or its slug. */
type Where = { id: string } | string

/** django-organizations' `is_member`: whether a person is a member of an active organization. */
export const isMember = async (user: Who, org: Where) => Boolean(await membership(user, org))

/** django-organizations' `is_admin`: whether they are its admin, as its owner always is. */
export const isAdmin = async (user: Who, org: Where) =>
  (await membership(user, org))?.role === OWNER_ROLE

/** django-organizations' `is_owner`: denies, and does not fail, where there is no owner. */
export const isOwner = async (user: Who, org: Where) => Boolean((await membership(user, org))?.owns)

/** Somebody who is switched off, and an organization that is, count for nothing. */
const membership = async (user: Who, org: Where) =>
  user
    ? db.organizationUser.findFirst({
        where: {
          user: { id: user.id, isActive: true },
          organization: {
            isActive: true,
            ...(typeof org === 'string' ? { slug: org } : { id: org.id }),
          },
        },
        select: { role: true, owns: { select: { userId: true } } },
        relationLoadStrategy: 'join',
      })
    : null
