import 'server-only'
import config from '@/guildhall.config'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import { defaultRegistration } from '@/lib/backends/default-registration'
import type { Channel, Identifier } from '@/lib/backends/identifier'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { InvalidFields } from '@/lib/errors'
import { defaultKind, kindOf } from '@/lib/kinds/kind-of'
import type { Backend, BackendPart } from '@/lib/backends/backend'
import type { FieldValues } from '@/lib/kinds/form-of'
import { parseValues } from '@/lib/kinds/parse-fields'

/** The built-in backends, and the company's own from guildhall.config.ts. */
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
 * The invitation backend for this kind of organization: the one configured for the kind, or for all.
 * Defaults to the configuration's first kind.
 */
export const invitationBackend = (kind = defaultKind()): InvitationBackend =>
  named(invitationBackends(), kindOf(kind).invitations ?? config.invitations)

/** The registration backend for people who sign up with an organization of this kind. */
export const registrationBackend = (kind = defaultKind()): RegistrationBackend =>
  named(registrationBackends(), kindOf(kind).registration ?? config.registration)

/** How to show invitees of a backend that does not invite by email address; undefined if it does. */
export const channelOf = ({ name, identifier }: InvitationBackend): Channel | undefined =>
  identifier && { name, show: identifier.show ?? ((text) => text) }

/** The identifier of a channel; undefined for email addresses, and if it is no longer configured. */
export const identifierOf = (channel: string | null): Identifier | undefined =>
  invitationBackends().findLast(({ name }) => name === channel)?.identifier

/** The invitee in readable form. */
export const shownInvitee = (invitation: { channel: string | null; inviteeIdentifier: string }) => {
  const { channel, inviteeIdentifier } = invitation
  return identifierOf(channel)?.show?.(inviteeIdentifier) ?? inviteeIdentifier
}

/**
 * Normalizes an invitee as the backend compares them.
 * @throws InvalidFields at `email`
 */
export function readInvitee({ identifier }: InvitationBackend, typed: string): string {
  const read = identifier ? identifier.read(typed) : { identifier: typed }
  if ('problem' in read) throw new InvalidFields({ email: read.problem })
  return read.identifier
}

/** How long an invitation to an organization of this kind is valid, in milliseconds. */
export const invitationLifetime = (kind?: string) =>
  invitationBackend(kind).lifetime ?? config.lifetimes.invitation

function named<B extends { name: string }>(backends: B[], name: string): B {
  const found = backends.findLast((backend) => backend.name === name)
  if (found) return found
  const known = backends.map((backend) => backend.name).join(', ')
  throw new Error(`guildhall.config.ts names a backend "${name}"; there are: ${known}`)
}

/**
 * Validates the values of a backend's own fields, whoever sent them; the only place that decides what
 * is passed to it. Fields that the backend does not define are dropped.
 * @throws InvalidFields with the code of each
 */
export const parseExtra = (backend: Backend, part: BackendPart, values?: FieldValues) =>
  parseValues(backend[part], values)
