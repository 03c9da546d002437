import 'server-only'
import { commonPasswords } from '@/lib/accounts/passwords/common-passwords'
import { guessCost, knownText } from '@/lib/accounts/passwords/guess-cost'
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

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const lines = [...rows, ...rows.map((row) => [...row].reverse().join(''))]

/** Whether it consists only of runs of four or more along the alphabet, the digits or the keyboard. */
function isRun(text: string): boolean {
  let at = 0
  while (at < text.length) {
    let length = 0
    for (const line of lines)
      for (let n = text.length - at; n > length; n--)
        if (line.includes(text.slice(at, at + n))) length = n
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
