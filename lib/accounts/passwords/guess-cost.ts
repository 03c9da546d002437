import 'server-only'
import { commonWords, famousPhrases } from '@/lib/accounts/passwords/common-passwords'

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
    for (let length = 3; length <= longestRun(text, at); length++) reach(length, 1)
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

const lines = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'a1b2c3d4e5f6g7h8',
]
  .flatMap((line) => [line, [...line].reverse().join('')])
  .map(skeleton)

function longestRun(text: string, at: number): number {
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
