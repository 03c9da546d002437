import type { ReactNode } from 'react'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import type { Actor } from '@/lib/access/roles'
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
