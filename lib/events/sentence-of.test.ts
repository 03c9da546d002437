import { expect, test } from 'vitest'
import { sentenceOf, type SentenceKey } from '@/lib/events/sentence-of'
import type { EventType } from '@/lib/events/vocabulary'
import { catalogues } from '@/lib/i18n/catalogues'

const [olive, max] = ['olive', 'max']
const told = (type: EventType, by?: string, actorId: string | null = olive) =>
  sentenceOf({ type, actorId, targetId: max, data: { by } })

test('people who come by an invitation, a code or with a new organization “joined”, and are the subject', () => {
  for (const by of ['invitation', 'code', 'creation'])
    expect(told('member.added', by, max)).toEqual({ key: 'member.joined', subject: 'target' })
  expect(told('member.added', 'admin', null).key).toBe('member.joined')
  expect(told('member.added', 'admin', max).key).toBe('member.joined')
})

test('people added by an admin or staff, or at once by who invites them, were “added”, with the actor as the subject', () => {
  for (const by of ['admin', 'staff', 'invitation'])
    expect(told('member.added', by)).toEqual({ key: 'member.added', subject: 'actor' })
})

test('a new owner “accepted” an offer; a change by staff states a reason', () => {
  expect(told('owner.changed', 'offer')).toEqual({ key: 'owner.accepted', subject: 'target' })
  const data = { from: 'Olive', to: 'Max', reason: 'Ticket 12' }
  expect(sentenceOf({ type: 'owner.changed', actorId: olive, data }).key).toBe('owner.moved')
  expect(told('owner.changed').key).toBe('owner.changed')
})

test('a person who hands over their own resources is named once', () => {
  expect(told('member.handedOver').key).toBe('member.handedOver')
  expect(told('member.handedOver', undefined, max).key).toBe('member.handedOverOwn')
})

test('an account is activated by its person, or by staff', () => {
  expect(sentenceOf({ type: 'user.activated', actorId: max, data: {} }).key).toBe('user.activated')
  expect(told('user.activated').key).toBe('user.activatedByStaff')
})

test('in every language a sentence names its subject first', () => {
  for (const [language, { events }] of Object.entries(catalogues)) {
    const sentences = Object.entries(events).flatMap(([noun, verbs]) =>
      Object.entries(verbs).map(([verb, text]) => [`${noun}.${verb}`, text] as const),
    )
    for (const [key, text] of sentences) {
      const first = /<b>\{(actor|target|address|domain)\}/.exec(text)?.[1]
      expect(first, `${language} ${key}`).toBe(subjectOf(key as SentenceKey))
    }
  }
})

const subjectOf = (key: SentenceKey) => {
  if (key === 'user.activatedByStaff') return told('user.activated').subject
  if (key === 'member.joined') return told('member.added', 'invitation', max).subject
  if (key === 'member.reinstated') return told('member.added', 'reinstatement').subject
  if (key === 'owner.accepted') return told('owner.changed', 'offer').subject
  if (key === 'owner.moved') return told('owner.changed', 'admin').subject
  const data = { by: 'admin', account: 'mia@acme.test' }
  if (key === 'member.handedOverOwn') return told('member.handedOver', undefined, max).subject
  const type = key === 'invitation.acceptedAs' ? 'invitation.accepted' : key
  return sentenceOf({ type, actorId: olive, targetId: max, data }).subject
}
