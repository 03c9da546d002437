import type { EventType } from '@/lib/events/vocabulary'

/** The key of a sentence under `events` in the messages. */
export type SentenceKey =
  | EventType
  | (
      | 'user.activatedByStaff'
      | 'member.joined'
      | 'member.reinstated'
      | 'member.handedOverOwn'
      | 'owner.accepted'
      | 'owner.moved'
      | 'invitation.acceptedAs'
    )

interface Told {
  type: EventType
  actorId: string | null
  targetId?: string | null
  data: Partial<Record<string, unknown>>
}

/** What happens to an invitation without an action by a member. */
const aboutAddress: EventType[] = [
  'invitation.declined',
  'invitation.bounced',
  'invitation.renewalAsked',
]

/**
 * Returns the sentence for an event, and its subject: the person it names first, whose picture is shown
 * beside it. People who come by an invitation, a code or with a new organization “joined”; if another
 * person added them, that person is the subject.
 */
export function sentenceOf(event: Told): {
  key: SentenceKey
  subject: 'actor' | 'target' | 'address' | 'domain'
} {
  const { type, actorId, targetId, data } = event
  if (type === 'member.added') {
    if (data.by === 'reinstatement') return { key: 'member.reinstated', subject: 'actor' }
    // An invitation backend may add people at once.
    const byAnother = ['admin', 'staff', 'invitation'].includes(data.by as string)
    return byAnother && actorId && actorId !== targetId
      ? { key: type, subject: 'actor' }
      : { key: 'member.joined', subject: 'target' }
  }
  if (type === 'user.activated' && targetId)
    return { key: 'user.activatedByStaff', subject: 'actor' }
  if (type === 'member.handedOver' && actorId === targetId)
    return { key: 'member.handedOverOwn', subject: 'actor' }
  if (type === 'owner.changed' && data.by === 'offer')
    return { key: 'owner.accepted', subject: 'target' }
  if (type === 'owner.changed' && data.reason) return { key: 'owner.moved', subject: 'actor' }
  if (type === 'member.left') return { key: type, subject: 'target' }
  if (type === 'invitation.accepted' && data.account)
    return { key: 'invitation.acceptedAs', subject: 'actor' }
  if (aboutAddress.includes(type)) return { key: type, subject: 'address' }
  return { key: type, subject: type === 'domain.lapsed' ? 'domain' : 'actor' }
}
