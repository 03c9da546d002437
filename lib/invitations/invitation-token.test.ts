import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeToken } from '@/lib/access/tokens'
import { invitationToken, judgeToken, namedToken, parseInvitationToken } from './invitation-token'

const invited = {
  guid: '01900000-1234-4abc-8def-0123456789ab',
  version: 3,
  inviteeIdentifier: 'max@acme.test',
  channel: null as string | null,
  email: null as string | null,
}

const judge = (token: string, invitation = invited) => {
  const parsed = parseInvitationToken(token)
  return parsed ? judgeToken(parsed, invitation).verdict : 'no token'
}

describe('the link of an invitation', () => {
  const token = invitationToken(invited)

  test('names the invitation', () => {
    expect(parseInvitationToken(token)?.subject).toBe(invited.guid)
  })

  test.each<[string, typeof invited, string]>([
    ['as emailed', invited, 'newest'],
    ['after it was resent', { ...invited, version: 4 }, 'replaced'],
    ['after it was resent many times', { ...invited, version: 20 }, 'replaced'],
    ['before it was emailed', { ...invited, version: 2 }, 'forged'],
    ['for another address', { ...invited, inviteeIdentifier: 'stranger@acme.test' }, 'forged'],
    ['for another invitation', { ...invited, guid: randomUUID() }, 'newest'],
  ])('%s', (_, invitation, expected) => {
    expect(judge(token, invitation)).toBe(expected)
  })

  // The token names the subject to look up, and its code covers the subject.
  test('cannot be changed to name another invitation', () => {
    const other = invitationToken({ ...invited, guid: randomUUID() })
    const [, time, code] = token.split('.')
    expect(judge([other.split('.')[0], time, code].join('.'))).toBe('forged')
  })

  test('an older link is not accepted as a newer one, or the other way round', () => {
    const older = invitationToken({ ...invited, version: 2 })
    expect(judge(older)).toBe('replaced')
    expect(judge(older, { ...invited, version: 2 })).toBe('newest')
    expect(judge(invitationToken({ ...invited, version: 4 }))).toBe('forged')
  })

  test.each(['activate', 'reset', 'sign-in'] as const)(
    'is not accepted as a link to %s',
    (purpose) => {
      const state = `${invited.version}:${invited.inviteeIdentifier}`
      expect(judge(makeToken('invitation', invited.guid, state))).toBe('newest')
      expect(judge(makeToken(purpose, invited.guid, state))).toBe('forged')
    },
  )

  test('a version and an address cannot be confused', () => {
    const odd = { ...invited, version: 1, inviteeIdentifier: '2:max@acme.test' }
    expect(judge(invitationToken(odd), { ...invited, version: 12 })).toBe('forged')
  })
})

describe('the address that a link proves', () => {
  const proven = (token: string, invitation: typeof invited) =>
    judgeToken(parseInvitationToken(token)!, invitation)
  const byPhone = { ...invited, inviteeIdentifier: '+49151', channel: 'sms' }

  test('is the one it was emailed to', () => {
    expect(proven(invitationToken(invited), invited).address).toBe('max@acme.test')
  })

  test('is none for a link sent through a channel, whatever address was named since', () => {
    for (const email of [null, 'max@acme.test'])
      expect(proven(invitationToken(byPhone), { ...byPhone, email })).toEqual({
        verdict: 'newest',
        address: null,
      })
  })

  test('is the named one for the link emailed there, until another is named', () => {
    const named = { ...byPhone, email: 'max@acme.test' }
    const token = namedToken(named)
    expect(proven(token, named)).toEqual({ verdict: 'newest', address: 'max@acme.test' })
    expect(proven(token, { ...named, email: 'mia@acme.test' }).verdict).toBe('forged')
    expect(proven(token, { ...named, version: 4 }).verdict).toBe('replaced')
    expect(proven(token, { ...named, channel: null }).verdict).toBe('forged')
  })
})
