import type { z } from 'zod'
import { checkFields } from '@/lib/config/check-fields'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { Kinds } from '@/lib/config/define-kind'

/**
 * Refuses backends whose fields cannot be part of the forms, with one sentence each, at startup rather
 * than when the form is first shown.
 */
export function checkBackends({ backends, kinds, registration, invitations }: Checked): void {
  const own = [...(backends.invitations ?? []), ...(backends.registration ?? [])]
  for (const backend of own)
    for (const part of ['fields', 'accountFields'] as const)
      checkFields(`the backend "${backend.name}"`, part, backend[part])
  for (const [name, kind] of Object.entries(kinds)) {
    const chosen = kind.registration ?? registration
    const signsUp = backends.registration?.findLast((backend) => backend.name === chosen)
    refuseShared(`the kind "${name}" and its members`, kind.fields, kind.memberFields)
    for (const fields of [kind.fields, kind.memberFields])
      refuseShared(`the kind "${name}" and its registration backend`, fields, signsUp?.fields)
    const invited = kind.invitations ?? invitations
    const invites = backends.invitations?.findLast((backend) => backend.name === invited)
    for (const fields of [invites?.fields, invites?.accountFields])
      refuseShared(`the members of "${name}" and its invitation backend`, kind.memberFields, fields)
  }
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
