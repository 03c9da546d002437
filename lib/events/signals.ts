import type { EventData, EventType } from '@/lib/events/vocabulary'

/** The names of django-organizations' signals, and others that are clearer than the event's type. */
const names = {
  'user.passwordChanged': 'passwordChanged',
  'user.profileChanged': 'profileChanged',
  'member.added': 'userAdded',
  'member.roleChanged': 'roleChanged',
  'member.updated': 'userUpdated',
  'member.reminded': 'userReminded',
  'member.exported': 'membersExported',
  'member.removed': 'userRemoved',
  // Leaving also counts as removal; the event's type tells the two apart.
  'member.left': 'userRemoved',
  'invitation.exported': 'invitationsExported',
} as const satisfies Partial<Record<EventType, string>>

type NameOf<T extends EventType> = T extends keyof typeof names
  ? (typeof names)[T]
  : T extends `${infer Noun}.${infer Verb}`
    ? `${Noun}${Capitalize<Verb>}`
    : never

/** The names under which handlers are registered. */
export type SignalName = NameOf<EventType>

/** Returns the signal of an event: "invitation.sent" → invitationSent, unless it has its own name. */
export const signalOf = (type: string) =>
  (Object.hasOwn(names, type)
    ? names[type as keyof typeof names]
    : type.replace(/\.(.)/, (_, letter: string) => letter.toUpperCase())) as SignalName

/** The event types behind a signal. */
export type EventOf<S extends SignalName> = {
  [T in EventType]: NameOf<T> extends S ? T : never
}[EventType]

/** An event as passed to a handler. */
export type Signal<S extends SignalName = SignalName> = {
  [T in EventOf<S>]: {
    id: string
    type: T
    organizationId: string | null
    /** The person who did it; null for the system. */
    actor: { id: string; name: string } | null
    /** The person it was done to. */
    target: { id: string; name: string } | null
    data: EventData[T]
    createdAt: Date
  }
}[EventOf<S>]
