import { checkFields } from '@/lib/config/check-fields'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import type { Kinds } from '@/lib/config/define-kind'

/**
 * Refuses backends whose fields could not be in the forms, in one sentence each: at the start, where
 * somebody reads it, and not in the form of whoever comes first.
 */
export function checkBackends({ backends, kinds, registration }: Checked): void {
  const own = [...(backends.invitations ?? []), ...(backends.registration ?? [])]
  for (const backend of own)
    for (const part of ['fields', 'accountFields'] as const)
      checkFields(`the backend "${backend.name}"`, part, backend[part])
  // The sign-up form has the kind's fields and the backend's.
  for (const [name, kind] of Object.entries(kinds)) {
    const chosen = kind.registration ?? registration
    const fields = backends.registration?.findLast((backend) => backend.name === chosen)?.fields
    for (const field of Object.keys(fields?.shape ?? {}))
      if (kind.fields && Object.hasOwn(kind.fields.shape, field))
        throw new Error(
          `guildhall.config.ts: the kind "${name}" and its registration backend "${chosen}" both ` +
            `have a field "${field}", and the sign-up form has both: rename one.`,
        )
  }
}

interface Checked {
  backends: { invitations?: InvitationBackend[]; registration?: RegistrationBackend[] }
  kinds: Kinds
  registration: string
}
