import { checkFields } from '@/lib/config/check-fields'
import type { Kind, Kinds } from '@/lib/config/define-kind'

/**
 * Refuses kinds that could not work, in one sentence each: at the start, where somebody reads it, and
 * not in the form of whoever comes first.
 */
export function checkKinds(kinds: Kinds): void {
  if (Object.keys(kinds).length === 0) refuse('`kinds` is empty: name one at least.')
  for (const [name, kind] of Object.entries(kinds)) checkKind(name, kind)
}

function checkKind(name: string, kind: Kind) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 32)
    refuse(`the kind "${name}" needs a name of small letters, digits and inner hyphens.`)
  for (const part of ['fields', 'memberFields'] as const)
    checkFields(`the kind "${name}"`, part, kind[part])
  const most = kind.limits?.members
  if (most !== undefined && !(Number.isInteger(most) && most > 0))
    refuse(`the kind "${name}" limits its members to ${most}: that must be a whole number above 0.`)
  if (kind.roles && !(kind.roles.member && kind.roles.admin))
    refuse(`the kind "${name}" needs the roles "member" and "admin" among its own.`)
}

const refuse = (sentence: string): never => {
  throw new Error(`guildhall.config.ts: ${sentence}`)
}
