import type { ReactNode } from 'react'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { can, type Permission } from '@/lib/access/roles'

interface IfCanProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  do: Permission
  children: ReactNode
  /** For those who may not. */
  fallback?: ReactNode
}

/**
 * Shows its children to whoever may do this in the organization; to everybody else, strangers and
 * people who are signed out included, the fallback.
 */
export async function IfCan({ org, do: permission, children, fallback = null }: IfCanProps) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  return ctx && can(ctx.actor, permission) ? children : fallback
}
