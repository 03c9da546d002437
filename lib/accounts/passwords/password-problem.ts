import 'server-only'
import {
  commonPasswords,
  commonWords,
  famousPhrases,
} from '@/lib/accounts/passwords/common-passwords'
import { DomainError, type ErrorCode } from '@/lib/errors'

/**
 * Refuses a password that is easy to guess, and says why: a common one; common words or a famous phrase
 * with little around them; the same few characters repeated; a run along the alphabet or the keyboard;
 * or little more than the person's own name, address or organization.
 * @param about texts that belong to the person
 * @throws DomainError password-own | password-common | password-phrase | password-pattern, at the field
 *   `password`
 */
export function ensureGoodPassword(password: string, about: (string | null)[]): void {
  const problem = problemOf(password, about)
  if (problem) throw new DomainError(problem, 'password')
}

/** See guessCost: 15 characters are required, and this many of them must not be a pattern. */
const LEAST_COST = 12

function problemOf(password: string, about: (string | null)[]): ErrorCode | null {
  const plain = fold(password)
  if (isMostlyOwn(plain, about)) return 'password-own'
  if (plain.length < 8 || unit(plain).length < 6 || isRun(plain)) return 'password-pattern'
  const isListed = commonPasswords.has(plain) || commonPasswords.has(unit(plain))
  if (!isListed && guessCost(password) >= LEAST_COST) return null
  const known = knownText(password)
  if (known === 'phrase') return 'password-phrase'
  return isListed || known ? 'password-common' : 'password-pattern'
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]+/g, '')

/** Returns the shortest text whose repetition gives this one ("abcabcab" repeats "abc"). */
function unit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length)
    if (part.repeat(Math.ceil(text.length / length)).startsWith(text)) return part
  }
  return text
}

const bothWays = (lines: string[]) => [
  ...lines,
  ...lines.map((line) => [...line].reverse().join('')),
]
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const plainRows = bothWays(rows)

/** Whether it consists only of runs of four or more along the alphabet, the digits or the keyboard. */
function isRun(text: string): boolean {
  let at = 0
  while (at < text.length) {
    const length = longestRun(text, at, plainRows)
    if (length < Math.min(4, text.length - at)) return false
    at += length
  }
  return true
}

/** Whether fewer than six characters remain without texts that belong to the person. */
function isMostlyOwn(text: string, about: (string | null)[]): boolean {
  const own = about.flatMap((value) => (value ? [value, ...value.split(/[@\s.]+/)] : [])).map(fold)
  const rest = own
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, ''), text)
  return rest !== text && rest.length < 6
}

/**
 * Returns how many characters of a password a guesser has to find: a common word or a famous phrase
 * counts as two; a keyboard run, a year, a repeated character, or a repetition of what came before as
 * one; any other character as one. Capitals, spaces, punctuation and look-alikes ("p4ssw0rd") make no
 * difference, and digits and punctuation before or after the letters count at most three each: guessers
 * append those to everything.
 */
export function guessCost(password: string): number {
  const [, before = '', core = '', after = ''] = EDGES.exec(password) ?? []
  if (core === '') return costOf(skeleton(password))
  const edge = (text: string) => Math.min(3, costOf(skeleton(text)))
  return Math.min(costOf(skeleton(password)), edge(before) + costOf(skeleton(core)) + edge(after))
}

const EDGES = /^([\p{N}\p{P}\p{S}\s]*)([^]*?)([\p{N}\p{P}\p{S}\s]*)$/u

function costOf(text: string): number {
  const best = Array.from({ length: text.length + 1 }, (_, at) => at)
  for (let at = 0; at < text.length; at++) {
    const reach = (length: number, cost: number) => {
      const end = at + length
      best[end] = Math.min(best[end] ?? end, (best[at] ?? at) + cost)
    }
    reach(1, 1)
    for (const word of words.get(text.slice(at, at + SHORTEST)) ?? [])
      if (text.startsWith(word, at)) reach(word.length, 2)
    for (let length = 3; length <= longestRun(text, at, foldedRows); length++) reach(length, 1)
    for (let length = 3; length <= longestRepeat(text, at); length++) reach(length, 1)
    if (YEAR.test(text.slice(at, at + 4))) reach(4, 1)
  }
  return best[text.length] ?? 0
}

// Maps look-alikes to the same letter; punctuation is dropped.
const lookAlikes: Record<string, string> = {
  ...{ '@': 'a', '4': 'a', '8': 'b', '3': 'e', '9': 'g', '6': 'g' },
  ...{ '!': 'i', '1': 'i', '|': 'i', l: 'i', '0': 'o', $: 's', '5': 's', '7': 't', '+': 't' },
}
const skeleton = (text: string) =>
  [...text.normalize('NFKC').toLowerCase().replace(/!+$/, '')]
    .map((letter) => lookAlikes[letter] ?? letter)
    .join('')
    .replace(/[\s\p{P}\p{Z}\p{Cf}]+/gu, '')

const SHORTEST = 5
const listed = (texts: readonly string[]) =>
  texts.map(skeleton).filter(({ length }) => length >= SHORTEST)
const [phrases, common] = [listed(famousPhrases), listed(commonWords)]
const words = new Map<string, string[]>()
for (const word of new Set([...common, ...phrases])) {
  const start = word.slice(0, SHORTEST)
  words.set(start, [...(words.get(start) ?? []), word])
}

/** Returns which well-known text a password contains, as read by guessCost. */
export function knownText(password: string): 'phrase' | 'word' | null {
  const text = skeleton(password)
  if (phrases.some((phrase) => text.includes(phrase))) return 'phrase'
  return common.some((word) => text.includes(word)) ? 'word' : null
}

const digits = skeleton('0123456789')
const YEAR = new RegExp(`^(?:${skeleton('19')}|${skeleton('20')})[${digits}]{2}$`)

const foldedRows = bothWays([
  ...rows,
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'a1b2c3d4e5f6g7h8',
]).map(skeleton)

function longestRun(text: string, at: number, lines: string[]): number {
  let longest = 0
  for (const line of lines)
    while (at + longest < text.length && line.includes(text.slice(at, at + longest + 1))) longest++
  return longest
}

function longestRepeat(text: string, at: number): number {
  let length = 0
  while (at + length < text.length && text.slice(0, at).includes(text.slice(at, at + length + 1)))
    length++
  let same = 1
  while (text[at + same] === text[at]) same++
  return Math.max(length, same)
}
