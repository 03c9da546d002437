import type { z } from 'zod'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { Kinds } from '@/lib/config/define-kind'
import { fieldControls } from '@/lib/kinds/field-controls'

/**
 * Refuses backends that do not exist, and those whose fields cannot be part of the forms, with one
 * sentence each, at startup rather than when the form is first shown.
 */
export function checkBackends({ backends, kinds, registration, invitations }: Checked): void {
  const own = [...(backends.invitations ?? []), ...(backends.registration ?? [])]
  for (const backend of own)
    for (const part of ['fields', 'accountFields'] as const)
      checkFields(`the backend "${backend.name}"`, part, backend[part])
  for (const [name, kind] of Object.entries(kinds)) {
    const chosen = kind.registration ?? registration
    refuseUnknown(`registration: '${chosen}'`, chosen, ['default', ...names(backends.registration)])
    const signsUp = backends.registration?.findLast((backend) => backend.name === chosen)
    refuseShared(`the kind "${name}" and its members`, kind.fields, kind.memberFields)
    for (const fields of [kind.fields, kind.memberFields])
      refuseShared(`the kind "${name}" and its registration backend`, fields, signsUp?.fields)
    const invited = kind.invitations ?? invitations
    const known = ['modeled', 'default', ...names(backends.invitations)]
    refuseUnknown(`invitations: '${invited}'`, invited, known)
    const invites = backends.invitations?.findLast((backend) => backend.name === invited)
    for (const fields of [invites?.fields, invites?.accountFields])
      refuseShared(`the members of "${name}" and its invitation backend`, kind.memberFields, fields)
  }
}

const names = (backends: { name: string }[] = []) => backends.map(({ name }) => name)

function refuseUnknown(setting: string, name: string, known: string[]) {
  if (!known.includes(name))
    refuse(`${setting} names a backend that does not exist: there are ${known.join(', ')}.`)
}

/** A form with the fields of both could not tell them apart. */
function refuseShared(both: string, some?: z.ZodObject, others?: z.ZodObject) {
  for (const field of Object.keys(others?.shape ?? {}))
    if (some && Object.hasOwn(some.shape, field))
      throw new Error(
        `guildhall.config.ts: ${both} both have a field "${field}", and one form has both: rename one.`,
      )
}

interface Checked {
  backends: { invitations?: InvitationBackend[]; registration?: RegistrationBackend[] }
  kinds: Kinds
  registration: string
  invitations: string
}

// Fields that the forms themselves send along with a kind's fields.
export const ownNames: ReadonlySet<string> = new Set(
  `addresses confirmation confirmPassword constructor currentPassword email fields file id
  invitationId kind locale memberFields message modifiedAt name newPassword next org
  organization organizationId password role rows slug step token user userId viewer`.split(/\s+/),
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
