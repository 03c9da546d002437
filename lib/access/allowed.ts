import config from '@/guildhall.config'
import type { Actor } from '@/lib/access/roles'
import { DomainError } from '@/lib/errors'

const codes = {
  deleteOrganization: 'deletion-off',
  insights: 'insights-off',
  exports: 'exports-off',
} as const
type Switch = keyof typeof codes

/**
 * Why the configuration (`allow`) does not permit this; null if it does, or if staff may always do it.
 */
export const whyNotAllowed = (what: Switch, actor?: Pick<Actor, 'isStaff'>) =>
  config.allow[what] || (what === 'deleteOrganization' && actor?.isStaff) ? null : codes[what]

/**
 * Throws if the configuration does not permit this.
 * @throws DomainError deletion-off | insights-off | exports-off
 */
export function ensureAllowed(what: Switch, actor?: Pick<Actor, 'isStaff'>): void {
  const code = whyNotAllowed(what, actor)
  if (code) throw new DomainError(code)
}

/** Why people cannot sign up on their own; null if they can. A sign-up creates an organization. */
export function whyNotSignUp(): 'sign-up-closed' | 'sign-up-invited' | null {
  const { signUp, createOrganization } = config.allow
  if (signUp === 'closed') return 'sign-up-closed'
  return signUp === 'invited' || createOrganization === 'staff' ? 'sign-up-invited' : null
}
