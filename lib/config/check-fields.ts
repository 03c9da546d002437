import type { z } from 'zod'
import { fieldControls } from '@/lib/kinds/field-controls'

// Fields that the forms themselves send along with a kind's fields.
const ownNames = new Set(
  `addresses confirmation confirmPassword constructor currentPassword email fields file id
  invitationId kind locale memberFields message modifiedAt name newPassword next org
  organization organizationId password role rows slug step token user userId`.split(/\s+/),
)

/**
 * Refuses fields that a form cannot contain or render.
 * @param owner what they belong to, as in `the kind "club"`
 */
export function checkFields(owner: string, part: string, fields: z.ZodObject | undefined): void {
  for (const field of Object.keys(fields?.shape ?? {})) {
    const where = `${owner} has "${field}" among its ${part}`
    if (ownNames.has(field))
      refuse(`${where}, which the forms use themselves: choose another name.`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(field))
      refuse(`${where}: a field's name is a small letter, then letters and digits.`)
  }
  for (const { name: field, control } of fields ? fieldControls(fields) : [])
    if (!control)
      refuse(
        `${owner} has "${field}" among its ${part}, which no form can draw: use text, ` +
          'a number, a boolean, a choice (z.enum), a date (z.iso.date), an address (z.email, z.url), ' +
          'a relation.',
      )
}

const refuse = (sentence: string): never => {
  throw new Error(`guildhall.config.ts: ${sentence}`)
}
