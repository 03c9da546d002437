import 'server-only'
import config from '@/guildhall.config'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import { defaultRegistration } from '@/lib/backends/default-registration'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { defaultKind, kindOf } from '@/lib/kinds/kind-of'

/** The backends that we ship, and a company's own from guildhall.config.ts. */
const invitationBackends = (): InvitationBackend[] => [
  modeledInvitations,
  defaultInvitations,
  ...(config.backends.invitations ?? []),
]
const registrationBackends = (): RegistrationBackend[] => [
  defaultRegistration,
  ...(config.backends.registration ?? []),
]

/**
 * How people get into an organization of this kind: the configuration's choice for it, or for all.
 * The configuration's first kind is meant where nobody says which.
 */
export const invitationBackend = (kind = defaultKind()): InvitationBackend =>
  named(invitationBackends(), kindOf(kind).invitations ?? config.invitations)

/** How new people get an account when they sign up with an organization of this kind. */
export const registrationBackend = (kind = defaultKind()): RegistrationBackend =>
  named(registrationBackends(), kindOf(kind).registration ?? config.registration)

/** How long an invitation to an organization of this kind can be answered, in milliseconds. */
export const invitationLifetime = (kind?: string) =>
  invitationBackend(kind).lifetime ?? config.lifetimes.invitation

function named<B extends { name: string }>(backends: B[], name: string): B {
  const found = backends.findLast((backend) => backend.name === name)
  if (found) return found
  const known = backends.map((backend) => backend.name).join(', ')
  throw new Error(`guildhall.config.ts names a backend "${name}"; there are: ${known}`)
}
