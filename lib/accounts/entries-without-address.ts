import { hasAtSign } from '@/lib/accounts/find-addresses'

/**
 * Returns, for each line, the entries of a list that have no address: `carol` in `mia@acme.test, carol`.
 * Entries are separated by commas and semicolons. Not returned are
 * - the name directly before an address in angle brackets: `Muster, Max <max@acme.test>`,
 * - names before plain addresses, if each plain address of the line has one: `Mia, mia@acme.test, Bob`
 *   has the entry `Bob` without an address, `carol, mia@acme.test, max@acme.test` has `carol`,
 * - the other cells of a table without headings: lines of equally many cells, with their only address
 *   in the same place,
 * - prose: a line with a long part, a colon or the like, or an address amid other words.
 *
 * Pure and small, because the browser uses it too.
 */
export function entriesWithoutAddress(lines: string[]): string[][] {
  const split = lines.map(partsOf)
  return isTable(split) ? lines.map(() => []) : split.map(inLine)
}

const partsOf = (line: string): string[] =>
  line
    .normalize('NFKC')
    .replace(/"[^"]*"|<[^<>]*>/g, (whole) => whole.replace(/["',;、]/g, ' '))
    .split(/[,;、\u2028\u2029]/)

function isTable(split: string[][]): boolean {
  const [first = [], ...others] = split.filter((parts) => parts.some(hasText))
  const at = first.findIndex(hasAtSign)
  return (
    first.length > 1 &&
    others.length > 0 &&
    [first, ...others].every(
      (parts) =>
        parts.length === first.length &&
        parts.every((part, index) => hasAtSign(part) === (index === at)),
    )
  )
}

function inLine(all: string[]): string[] {
  const parts = all.filter(hasText)
  const sorts = parts.map(sortOf)
  if (sorts.includes('prose')) return []
  const isName = (index: number) => sorts[index] === 'other'
  const areNamed = sorts.every((sort, index) => sort !== 'plain' || isName(index - 1))
  return parts
    .filter((_, index) => {
      const next = sorts[index + 1]
      return isName(index) && next !== 'bracketed' && !(next === 'plain' && areNamed)
    })
    .map((part) => part.replace(/\s+/g, ' ').trim())
}

const hasText = (part: string) => /[\p{L}\p{N}]/u.test(part)

// Of a name, or of a name with its address.
const MOST_WORDS = 5

function sortOf(part: string): 'plain' | 'bracketed' | 'other' | 'prose' {
  const words = part.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  if (!hasAtSign(part)) return words.length > MOST_WORDS || /[:!?]/.test(part) ? 'prose' : 'other'
  if (words.every(hasAtSign)) return 'plain'
  const end = part.lastIndexOf('>')
  const isClosed = end > part.lastIndexOf('<') && !hasText(part.slice(end))
  return isClosed && words.length <= MOST_WORDS ? 'bracketed' : 'prose'
}
