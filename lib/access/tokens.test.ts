import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'
import {
  hasRunOut,
  isGenuine,
  makeToken,
  openToken,
  parseLinkToken,
  parseToken,
  type TokenPurpose,
} from './tokens'

const subject = '01900000-1234-7abc-8def-0123456789ab'
const at = new Date('2026-11-23T12:00:00Z')

/** Whether a link with this token works. */
const works = (token: string, purpose: TokenPurpose = 'reset', state = 'state') => {
  const parsed = parseLinkToken(token)
  return parsed !== null && isGenuine(parsed, purpose, state)
}

test('a token contains its subject and its issue time, to the second', () => {
  const token = makeToken('reset', subject, 'state', new Date(at.getTime() + 999))
  expect(parseToken(token)).toMatchObject({ subject, issuedAt: at })
})

test('a token is short and URL-safe', () => {
  const token = makeToken('invitation', randomUUID(), 'state')
  expect(encodeURIComponent(token)).toBe(token)
  expect(token.length).toBeLessThan(80)
})

test('a token works for one purpose only', () => {
  const purposes: TokenPurpose[] = ['activate', 'reset', 'sign-in', 'invitation']
  for (const made of purposes)
    for (const used of purposes)
      expect(works(makeToken(made, subject, 'state', at), used)).toBe(made === used)
})

test('a token is invalid after the state changes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const token = makeToken('reset', subject, before, at)
      expect(works(token, 'reset', before)).toBe(true)
      expect(works(token, 'reset', after)).toBe(before === after)
    }),
  )
})

describe('a token that was tampered with is rejected', () => {
  const token = makeToken('reset', subject, 'state', at)
  const [id = '', time = '', mac = ''] = token.split('.')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'

  test(`with every character replaced by every other: ${token.length * 64} tokens`, () => {
    const passing = [...token].flatMap((old, place) =>
      [...letters]
        .filter((letter) => letter !== old)
        .map((letter) => token.slice(0, place) + letter + token.slice(place + 1))
        .filter((changed) => works(changed)),
    )
    expect(passing).toEqual([])
    expect(works(token)).toBe(true)
  })

  const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
  const another = makeToken('reset', randomUUID(), 'state', at)
  const later = makeToken('reset', subject, 'state', new Date(at.getTime() + 1000))
  test.each<[string, string]>([
    ['nothing', ''],
    ['dots', '..'],
    ['a JWT that claims to need no signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJvbGl2ZSJ9.'],
    ['the subject of another token', `${another.split('.')[0]}.${time}.${mac}`],
    ['the time of a later token', `${id}.${later.split('.')[1]}.${mac}`],
    ['the signature of another token', `${id}.${time}.${another.split('.')[2]}`],
    ['without its signature', `${id}.${time}.`],
    ['without its last character', token.slice(0, -1)],
    ['with a character appended', `${token}A`],
    ['with a character prepended', `A${token}`],
    ['with a zero before the time', `${id}.0${time}.${mac}`],
    ['in capitals', token.toUpperCase()],
    ['a signature of only zeros', `${id}.${time}.${'A'.repeat(43)}`],
    ['twice', token + token],
    ['with a full-width letter', token.replace(/[a-z]/, wide)],
    ['with a NUL inside', `${token.slice(0, 9)}\0${token.slice(9)}`],
    ['a kilobyte', 'A'.repeat(1000)],
  ])('%s', (_, tampered) => {
    expect(works(tampered)).toBe(false)
  })

  test('with arbitrary text', () => {
    fc.assert(fc.property(fc.string(), (text) => !works(text)))
    const form = fc.tuple(
      fc.stringMatching(/^[\w-]{22}$/),
      fc.stringMatching(/^[0-9a-z]{6,8}$/),
      fc.stringMatching(/^[\w-]{43}$/),
    )
    fc.assert(fc.property(form, (parts) => !works(parts.join('.'))))
  })
})

describe('a link in a forwarded message works despite characters around or inside its token', () => {
  const token = makeToken('invitation', subject, 'state', at)
  const middle = token.slice(0, 30)
  const rest = token.slice(30)

  test.each([
    ...[
      '.',
      ')',
      '>',
      '"',
      "'",
      ',',
      ';',
      ':',
      '!',
      '?',
      ']',
      '}',
      '*',
      '_',
      '**',
      '”',
      '’',
      '»',
      '…',
    ],
    ...[
      '。',
      '）',
      '」',
      ' ',
      '\n',
      '\t',
      '\0',
      '/',
      '\\',
      '|',
      '<',
      '`',
      '&',
      '=',
      '=20',
      '%',
      '%2',
    ],
    ...[
      '%20',
      '%22',
      '%27',
      '%3E',
      '%3e',
      '%2520',
      '%253E',
      '%E2%80%9D',
      '%C2%A0',
      '%00',
      '%0D%0A',
    ],
    ...['>.', ').', '.)', '."', '%3E%20', '%20and%20more', '&gt;', '&quot;', '. Thanks', '\u200b'],
  ])('followed by %j', (end) => {
    expect(works(token + end, 'invitation')).toBe(true)
  })

  test.each(['<', '(', ' ', '%3C', '"', '\u200b', '%20'])('preceded by %j', (start) => {
    expect(works(start + token, 'invitation')).toBe(true)
    expect(works(`${start}${token}>.`, 'invitation')).toBe(true)
  })

  test.each([
    '=',
    '=\n',
    '=\r\n',
    '=%0D%0A',
    ' ',
    '%20',
    '\r\n  ',
    '\u00ad',
    '\u200b',
    '%E2%80%8B',
  ])('broken by %j', (piece) => {
    expect(works(middle + piece + rest, 'invitation')).toBe(true)
    expect(works(`${middle}${piece}${rest}${piece}`, 'invitation')).toBe(true)
  })

  test('a long text is checked quickly', () => {
    for (const text of [
      '='.repeat(1_000_000),
      '%25'.repeat(500_000),
      `${token.slice(0, -1)}=`.repeat(9_999),
    ])
      expect(works(text, 'invitation')).toBe(false)
  })
})

test('outside of links, a token is accepted only exactly as it was made', () => {
  const token = makeToken('device', subject, 'state')
  const open = (text: string) => openToken(text, 'device', 60_000, 'state')
  expect(open(token)).toMatchObject({ subject })
  const variants = ['.', '"', ' ', '\n', '%20', '_', '='].flatMap((piece) => [
    ...[`${piece}${token}`, `${piece}${piece}${token}`, `${token}${piece}`],
    `${token.slice(0, 30)}${piece}${token.slice(30)}`,
  ])
  for (const variant of variants)
    expect([variant, parseToken(variant), open(variant)]).toEqual([variant, null, null])
})

describe('a token expires', () => {
  const parsed = parseToken(makeToken('reset', subject, 'state', at))
  const runsOut = (seconds: number) =>
    parsed && hasRunOut(parsed, 3_600_000, new Date(at.getTime() + seconds * 1000))

  test.each([
    [0, false],
    [3599, false],
    [3600, false],
    [3601, true],
    [1_000_000, true],
    // A clock that is slightly behind is accepted; a token from the future is not.
    [-60, false],
    [-61, true],
  ])('%i seconds after it was issued: %s', (seconds, expected) => {
    expect(runsOut(seconds)).toBe(expected)
  })
})

describe('when the secret is rotated', () => {
  const older = 'the secret of last year is long enough'
  const newer = 'the secret of this year is long enough'
  const under = (settings: Record<string, string>) =>
    withSettings(settings, () => import('./tokens'))
  const worksUnder = async (settings: Record<string, string>, token: string) => {
    const tokens = await under(settings)
    const parsed = tokens.parseToken(token)
    return parsed !== null && tokens.isGenuine(parsed, 'reset', 'state')
  }

  test('links made with the old secret work only while it is a fallback', async () => {
    const token = (await under({ AUTH_SECRET: older })).makeToken('reset', subject, 'state')
    expect(await worksUnder({ AUTH_SECRET: older }, token)).toBe(true)
    expect(await worksUnder({ AUTH_SECRET: newer }, token)).toBe(false)
    const rotated = {
      AUTH_SECRET: newer,
      AUTH_SECRET_FALLBACKS: `a secret of many years ago also long,${older}`,
    }
    expect(await worksUnder(rotated, token)).toBe(true)
  })

  test('new links are made with the new secret', async () => {
    const rotated = { AUTH_SECRET: newer, AUTH_SECRET_FALLBACKS: older }
    const token = (await under(rotated)).makeToken('reset', subject, 'state')
    expect(await worksUnder({ AUTH_SECRET: newer }, token)).toBe(true)
    expect(await worksUnder({ AUTH_SECRET: older }, token)).toBe(false)
  })

  test('an empty fallback is not used as a secret', async () => {
    const empty = makeToken('reset', subject, 'state')
    expect(await worksUnder({ AUTH_SECRET: newer, AUTH_SECRET_FALLBACKS: ',,' }, empty)).toBe(false)
  })
})
