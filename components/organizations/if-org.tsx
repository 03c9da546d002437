import type { ReactNode } from 'react'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'

export interface IfOrgProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  children: ReactNode
  /** For everybody else. */
  fallback?: ReactNode
}

/**
 * Shows its children when the viewer's membership passes. Read once a request, however many ask;
 * denies whoever is signed out or no member, and everybody where the organization is inactive.
 */
export async function IfOrg(props: IfOrgProps & { passes: (org: OrgContext) => boolean }) {
  const { org, passes, children, fallback = null } = props
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  return ctx && passes(ctx) ? children : fallback
}
