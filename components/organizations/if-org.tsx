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
   * Whom it asks about: a person, or their id. Left out, it is who is signed in; nobody passes for
   * nobody, so that a person who was not found is never taken for the viewer.
   */
  user?: { id: string } | string | null | undefined
  children: ReactNode
  /** For everybody else. */
  fallback?: ReactNode
}

/**
 * Shows its children when a membership passes. Read once a request, however many ask; denies whoever
 * is signed out or no member, and everybody where the organization is inactive.
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
 * For admins, the owner among them: django-organizations' `is_admin`.
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
 * For the owner alone: django-organizations' `is_owner`.
 * @example <IfOrgOwner org={org}><DangerZone /></IfOrgOwner>
 */
export const IfOrgOwner = (props: IfOrgProps) => (
  <IfOrg {...props} passes={(actor) => actor.isOwner} />
)

/** What can be done to one member; each has a rule of its own beside the permission. */
const rules = {
  'member.remove': canRemove,
  'member.suspend': canSuspend,
  'member.changeRole': canChangeRole,
  'org.transfer': canTransferTo,
} as const

type IfCanProps = IfOrgProps &
  ({ do: Permission; to?: undefined } | { do: keyof typeof rules; to: Target })

/**
 * Shows its children to whoever may do this in the organization, or may do it `to` this member, by
 * the same rules that the commands ask.
 * @example <IfCan org={org} do="member.invite">…</IfCan>
 * @example <IfCan org={org} do="member.remove" to={member} fallback={<Why />}>…</IfCan>
 */
export const IfCan = ({ do: permission, to, ...props }: IfCanProps) => (
  <IfOrg {...props} passes={(actor) => isAllowed(actor, permission, to)} />
)

const isAllowed = (actor: Actor, permission: Permission, to: Target | undefined) =>
  to ? rules[permission as keyof typeof rules](actor, to) : can(actor, permission)
