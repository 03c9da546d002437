import type { EventData, EventType } from '@/lib/events/vocabulary'

/**
 * The names under which handlers are registered: those of django-organizations' signals where it has
 * one, else the event's own ("invitation.sent" → invitationSent).
 */
export const signalOf = {
  'user.registered': 'userRegistered',
  'user.activated': 'userActivated',
  'user.signedIn': 'userSignedIn',
  'user.passwordChanged': 'passwordChanged',
  'user.profileChanged': 'profileChanged',
  'organization.created': 'organizationCreated',
  'organization.activated': 'organizationActivated',
  'organization.updated': 'organizationUpdated',
  'organization.detailsChanged': 'organizationDetailsChanged',
  'organization.deleted': 'organizationDeleted',
  'member.added': 'userAdded',
  'member.roleChanged': 'roleChanged',
  'member.updated': 'userUpdated',
  'member.reminded': 'userReminded',
  'member.exported': 'membersExported',
  'member.removed': 'userRemoved',
  // A person who leaves is removed as well; the event's type tells the two apart.
  'member.left': 'userRemoved',
  'owner.changed': 'ownerChanged',
  'staff.entered': 'staffEntered',
  'invitation.sent': 'invitationSent',
  'invitation.resent': 'invitationResent',
  'invitation.revoked': 'invitationRevoked',
  'invitation.accepted': 'invitationAccepted',
  'invitation.declined': 'invitationDeclined',
  'invitation.exported': 'invitationsExported',
  'product.created': 'productCreated',
  'product.updated': 'productUpdated',
  'product.deleted': 'productDeleted',
} as const satisfies Partial<Record<EventType, string>>

/** Events that have a signal. */
type Signalled = keyof typeof signalOf
export type SignalName = (typeof signalOf)[Signalled]

/** The event types behind a signal. */
export type EventOf<S extends SignalName> = {
  [T in Signalled]: (typeof signalOf)[T] extends S ? T : never
}[Signalled]

/** What happened, as a handler is told. */
export type Signal<S extends SignalName = SignalName> = {
  [T in EventOf<S>]: {
    id: string
    type: T
    organizationId: string | null
    /** Who did it; null for what the system does. */
    actor: { id: string; name: string } | null
    /** To whom. */
    target: { id: string; name: string } | null
    data: EventData[T]
    createdAt: Date
  }
}[EventOf<S>]
