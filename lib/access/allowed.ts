import config from '@/guildhall.config'
import type { Actor } from '@/lib/access/roles'
import { DomainError } from '@/lib/errors'

const codes = {
  deleteOrganization: 'deletion-off',
  insights: 'insights-off',
  exports: 'exports-off',
} as const
type Switch = keyof typeof codes

/** Why the configuration (`allow`) does not permit this; null where it does, and for what staff always may. */
export const whyNotAllowed = (what: Switch, actor?: Pick<Actor, 'isStaff'>) =>
  config.allow[what] || (what === 'deleteOrganization' && actor?.isStaff) ? null : codes[what]

/**
 * Refuses what the configuration does not permit.
 * @throws DomainError deletion-off | insights-off | exports-off
 */
export function ensureAllowed(what: Switch, actor?: Pick<Actor, 'isStaff'>): void {
  const code = whyNotAllowed(what, actor)
  if (code) throw new DomainError(code)
}

/** Why nobody signs up here by themselves; null where everybody may. A sign-up makes an organization. */
export function whyNotSignUp(): 'sign-up-closed' | 'sign-up-invited' | null {
  const { signUp, createOrganization } = config.allow
  if (signUp === 'closed') return 'sign-up-closed'
  return signUp === 'invited' || createOrganization === 'staff' ? 'sign-up-invited' : null
}
