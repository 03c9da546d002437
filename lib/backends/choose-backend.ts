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

/** How invitees of a backend are shown who are no addresses; undefined where they are. */
export const channelOf = ({ name, identifier }: InvitationBackend): Channel | undefined =>
  identifier && { name, show: identifier.show ?? ((text) => text) }

/** The way to invitees of a channel; undefined for addresses, and where it is configured no more. */
export const identifierOf = (channel: string | null): Identifier | undefined =>
  invitationBackends().findLast(({ name }) => name === channel)?.identifier

/** Who is invited, for people to read. */
export const shownInvitee = (invitation: { channel: string | null; inviteeIdentifier: string }) => {
  const { channel, inviteeIdentifier } = invitation
  return identifierOf(channel)?.show?.(inviteeIdentifier) ?? inviteeIdentifier
}

/**
 * An invitee as the backend compares them.
 * @throws InvalidFields at `email`
 */
export function readInvitee({ identifier }: InvitationBackend, typed: string): string {
  const read = identifier ? identifier.read(typed) : { identifier: typed }
  if ('problem' in read) throw new InvalidFields({ email: read.problem })
  return read.identifier
}

/** How long an invitation to an organization of this kind can be answered, in milliseconds. */
export const invitationLifetime = (kind?: string) =>
  invitationBackend(kind).lifetime ?? config.lifetimes.invitation

function named<B extends { name: string }>(backends: B[], name: string): B {
  const found = backends.findLast((backend) => backend.name === name)
  if (found) return found
  const known = backends.map((backend) => backend.name).join(', ')
  throw new Error(`guildhall.config.ts names a backend "${name}"; there are: ${known}`)
}
