import type { z } from 'zod'
import type { Kind, KindPart, Kinds } from '@/lib/define-kind'
import { fieldControls } from '@/lib/kinds/field-controls'

// What the forms themselves send along with a kind's fields.
const ownNames = new Set(
  `constructor confirmation confirmPassword currentPassword email fields id invitationId kind
  memberFields message modifiedAt name newPassword next org organization organizationId password
  role slug token user userId`.split(/\s+/),
)

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
  for (const part of ['fields', 'memberFields'] as const) checkFields(name, part, kind[part])
  const most = kind.limits?.members
  if (most !== undefined && !(Number.isInteger(most) && most > 0))
    refuse(`the kind "${name}" limits its members to ${most}: that must be a whole number above 0.`)
  if (kind.roles && !(kind.roles.member && kind.roles.admin))
    refuse(`the kind "${name}" needs the roles "member" and "admin" among its own.`)
}

function checkFields(name: string, part: KindPart, fields: z.ZodObject | undefined) {
  for (const field of Object.keys(fields?.shape ?? {})) {
    const where = `the kind "${name}" has "${field}" among its ${part}`
    if (ownNames.has(field))
      refuse(`${where}, which the forms use themselves: choose another name.`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(field))
      refuse(`${where}: a field's name is a small letter, then letters and digits.`)
  }
  for (const { name: field, control } of fields ? fieldControls(fields) : [])
    if (!control)
      refuse(
        `the kind "${name}" has "${field}" among its ${part}, which no form can draw: use text, ` +
          'a number, a boolean, a choice (z.enum), a date (z.iso.date), an address (z.email, z.url).',
      )
}

const refuse = (sentence: string): never => {
  throw new Error(`guildhall.config.ts: ${sentence}`)
}
