import type { ReactNode } from 'react'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import {
  type Actor,
  OWNER_ROLE,
  can,
  canChangeRole,
  canRemove,
  canSuspend,
  canTransferTo,
  type Permission,
  type Target,
} from '@/lib/access/roles'
import { findActor } from '@/lib/members/queries'

export interface IfOrgProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  /**
   * The person to check, or their id. If omitted, it is the viewer; null or undefined denies, so that a
   * person who was not found is never replaced by the viewer.
   */
  user?: { id: string } | string | null | undefined
  children: ReactNode
  /** Shown to everyone else. */
  fallback?: ReactNode
}

/**
 * Shows its children if a membership passes. Read once per request, however many gates there are;
 * denies signed-out people and non-members, and everyone if the organization is deactivated.
 */
export async function IfOrg(props: IfOrgProps & { passes: (actor: Actor) => boolean }) {
  const { org, passes, children, fallback = null } = props
  const actor = 'user' in props ? await actorOf(org, props.user) : await viewerOf(org)
  return actor && passes(actor) ? children : fallback
}

const viewerOf = async (org: IfOrgProps['org']) =>
  (typeof org === 'string' ? await findOrg(org) : org)?.actor ?? null

const actorOf = async (org: IfOrgProps['org'], user: IfOrgProps['user']) => {
  const userId = typeof user === 'string' ? user : user?.id
  return userId ? findActor(userId, typeof org === 'string' ? org : org.organization.slug) : null
}

/**
 * For admins, including the owner: django-organizations' `is_admin`.
 * @example <IfOrgAdmin org={org} fallback={<AskAnAdmin />}>…</IfOrgAdmin>
 */
export const IfOrgAdmin = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => actor.role === OWNER_ROLE} />
)

/**
 * For members, whatever their role.
 * @example <IfOrgMember org="acme" fallback={<AskToJoin />}>…</IfOrgMember>
 */
export const IfOrgMember = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => !actor.isStaff} />
)

/**
 * For the owner only: django-organizations' `is_owner`.
 * @example <IfOrgOwner org={org}><DangerZone /></IfOrgOwner>
 */
export const IfOrgOwner = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => actor.isOwner} />
)

/** Actions on one member, which have a rule besides the permission. */
const rules = {
  'member.remove': canRemove,
  'member.suspend': canSuspend,
  'member.changeRole': canChangeRole,
  'org.transfer': canTransferTo,
} as const

type IfCanProps = IfOrgProps &
  ({ do: Permission; to?: undefined } | { do: keyof typeof rules; to: Target })

/**
 * Shows its children if the person may do this in the organization, or do it `to` this member, by the
 * same rules as the commands.
 * @example <IfCan org={org} do="member.invite">…</IfCan>
 * @example <IfCan org={org} do="member.remove" to={member} fallback={<Why />}>…</IfCan>
 */
export const IfCan = ({ do: permission, to, ...props }: IfCanProps) => (
  <IfOrg {...props} passes={(actor) => isAllowed(actor, permission, to)} />
)

const isAllowed = (actor: Actor, permission: Permission, to: Target | undefined) =>
  to ? rules[permission as keyof typeof rules](actor, to) : can(actor, permission)
