import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonPasswords } from '@/lib/accounts/passwords/common-passwords'
import { newPasswordSchema } from '@/lib/accounts/sign-in/schema'
import { ensureGoodPassword } from '@/lib/accounts/passwords/password-problem'

const olive = ['Olive Oliver', 'olive.oliver@acme.test', 'Acme Rockets']

/** Checks a new password like a form: its length first, then how easy it is to guess. */
const problem = (password: string, about: (string | null)[] = olive) => {
  const parsed = newPasswordSchema.safeParse(password)
  if (!parsed.success) return parsed.error.issues[0]?.message
  try {
    ensureGoodPassword(parsed.data, about)
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a password is accepted that', () => {
  test.each([
    ['is a few words', 'brisk teal otters swim'],
    ['is a few words without spaces', 'guildhalldemopeople'],
    ['has 15 lowercase letters', 'brisk teal otter'.slice(0, 15)],
    ['has 15 letters, of any script', 'быстрая выдра у'],
    ['is a few words of Chinese', '今日天气真好我们去公园散步吧好不好'],
    ['has 15 emoji', '🦊🐙🌵🎺🧦🪁🧩🍇🚲🛶🎻🥝🪐🦉🧊'],
    ['has 64 characters', 'the slow green fox walks under the lazy cat '.repeat(2).slice(0, 64)],
    ['has 200 characters', 'the slow green fox walks under the lazy cat '.repeat(5).slice(0, 200)],
    ['has 256 characters', 'the slow green fox walks under the lazy cat '.repeat(6).slice(0, 256)],
    ['has leading and trailing spaces', '  teal otter swims  '],
    ['contains the name and much more', 'olive paints a brisk teal otter'],
  ])('%s', (_, password) => {
    expect(problem(password)).toBe('none')
  })
})

describe('a password is refused that', () => {
  test.each([
    ['is empty', '', 'password-missing'],
    ['has 14 letters', 'brisk teal ott', 'password-short'],
    ['has 14 emoji, which are 28 for JavaScript', '🦊🐙🌵🎺🧦🪁🧩🍇🚲🛶🎻🥝🪐🦉', 'password-short'],
    ['has 257 characters', 'the slow green fox '.repeat(20).slice(0, 257), 'password-long'],
    ['is one repeated letter', 'aaaaaaaaaaaaaaaaaaa', 'password-pattern'],
    ['is two alternating letters', 'abababababababababab', 'password-pattern'],
    ['is a few repeated digits', '123123123123123123', 'password-pattern'],
    ['is the digits', '123456789012345', 'password-pattern'],
    ['is the digits backwards', '098765432109876', 'password-pattern'],
    ['is the alphabet', 'abcdefghijklmnop', 'password-pattern'],
    ['is a row of the keyboard', 'qwertyuiopasdfghjkl', 'password-pattern'],
    ['is rows of the keyboard and digits', 'qwertyuiop1234567890', 'password-pattern'],
    ['is a repeated common word', 'passwordpassword', 'password-common'],
    ['is a common word with spaces', 'p a s s w o r d p a s s w o r d', 'password-common'],
    ['is a common word in capitals', 'PasswordPassword', 'password-common'],
    ['is a full-width common word', 'ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ', 'password-common'],
    ['is only spaces', ' '.repeat(20), 'password-pattern'],
    ['is dots and dashes', '.-._.-._.-._.-._.', 'password-pattern'],
    ['is a common word and digits', 'password1234567', 'password-common'],
    ['is digits and a common word', '1234567password', 'password-common'],
    ['is a common word and other digits', 'password83920174', 'password-common'],
    ['is a common word and a year', 'Sunshine-2024-2025', 'password-common'],
    ['is a common word and a word', 'password elephant', 'password-common'],
    ['is a word, a common word and symbols', 'my!Password!2026!!', 'password-common'],
    ['is a common word with look-alike symbols', 'P4$$w0rd1234567', 'password-common'],
    ['is a common word in pieces', 'pass.word.123.456.789', 'password-common'],
    ['is two common words and digits', 'dragonmonkey12345', 'password-common'],
    ['is a repeated word with digits', 'elephant1elephant2', 'password-pattern'],
    ['is a walk across the keyboard', '1qaz2wsx3edc4rfv', 'password-common'],
    ['is a common word on a German keyboard', 'qwertzuiop12345', 'password-common'],
    ['is a famous phrase', 'correct horse battery staple', 'password-phrase'],
    ['is a famous phrase in another spelling', 'Correct-Horse-Battery-Staple1!', 'password-phrase'],
    ['is the start of a famous line', 'to be or not to be that is', 'password-phrase'],
    ['is a line of a film', 'May the Force be with you!', 'password-phrase'],
    ['is a line of a song', 'never gonna give you up 1987', 'password-phrase'],
    ['is a German line', 'Sein oder Nichtsein, das ist hier die Frage', 'password-phrase'],
    ["is one's own address", 'olive.oliver@acme.test', 'password-own'],
    ["is one's own name twice", 'olive oliver olive', 'password-own'],
    ["is one's own name and a year", 'oliveoliver2026!', 'password-own'],
    ['is the organization and a digit', 'acmerockets acme 1', 'password-own'],
  ])('%s', (_, password, expected) => {
    expect(problem(password)).toBe(expected)
  })

  test(`is one of the ${commonPasswords.size} common ones`, () => {
    const long = [...commonPasswords].filter((password) => [...password].length >= 15)
    expect(long.length).toBeGreaterThanOrEqual(3_000)
    expect(long.filter((password) => problem(password, []) === 'none')).toEqual([])
  })
})

test('a name of one or two letters does not block words that contain them', () => {
  expect(problem('brisk teal otter', ['Xy', 'yz@x.test', null])).toBe('none')
})

test('an extremely long password is refused before any work', () => {
  const began = process.cpuUsage()
  expect(problem('brisk teal otter '.repeat(60_000))).toBe('password-long')
  expect(secondsSince(began)).toBeLessThan(2)
})

test('the longest permitted password is checked immediately', () => {
  const began = process.cpuUsage()
  for (const unit of ['a', 'ab', 'abcdefghij', 'qwertyuiop', '1234567890x'])
    problem(unit.repeat(256).slice(0, 256))
  expect(secondsSince(began)).toBeLessThan(2)
})

const wordList =
  'brisk teal otter swims plum teapot orderly lantern copper violin meadow thunder pebble walnut ribbon canyon saddle mirror anchor tulip basil comet ladder quartz velvet barrel goblin harvest jigsaw kettle magnet napkin oyster parcel quiver rocket sketch tunnel urchin vortex'.split(
    ' ',
  )

test('four random words are accepted, in any order and with anything between them', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...wordList), { minLength: 4, maxLength: 8 }),
      fc.constantFrom(' ', '-', '', '. ', '1'),
      (words, between) => {
        expect(problem(words.join(between))).toBe('none')
      },
    ),
  )
})

test('a common word is refused whatever surrounds it', () => {
  const few = fc.stringMatching(/^[0-9!?.*# ]{0,9}$/)
  const word = fc.constantFrom('password', 'sunshine', 'football', 'princess', 'iloveyou', 'qwerty')
  fc.assert(
    fc.property(few, word, word, few, (before, one, two, after) => {
      expect(problem(`${before}${one}${two}${after}`)).not.toBe('none')
    }),
    { examples: [['0!!', 'password', 'football', '2!!0!.']], numRuns: 2000 },
  )
})

/** Time on the processor, however busy the machine is. */
const secondsSince = (began: NodeJS.CpuUsage) => process.cpuUsage(began).user / 1e6
