import 'server-only'
import { canonicalEmail } from '@/lib/users/email-address'

/** One address out of a list that somebody pasted. */
export interface ParsedAddress {
  /** As it stood there. */
  text: string
  /** In its one spelling; null for what is no address. */
  email: string | null
  /** Stood there before. */
  isRepeated: boolean
}

/**
 * Reads a list of addresses as people have them: one a line or several, with commas, semicolons or
 * tabs between them, as `Name <address>`, or a table with an address in one of its columns and perhaps
 * a line of headings. A line without any address is told as one that is wrong; nothing is left out
 * silently but the headings.
 */
export function parseAddresses(text: string): ParsedAddress[] {
  const seen = new Set<string>()
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim())
  return lines.flatMap((line, index) => {
    const found = candidatesIn(line)
    if (found.length === 0 && index === 0 && isHeading(line)) return []
    return (found.length > 0 ? found : [line.trim()]).map((each): ParsedAddress => {
      const email = canonicalEmail(each)
      const isRepeated = email !== null && seen.has(email)
      if (email) seen.add(email)
      return { text: each.slice(0, 254), email, isRepeated }
    })
  })
}

const isHeading = (line: string) => /\b(e-?mail|address)/i.test(line)

/** What looks like an address: in angle brackets, else every word with an @ in it. */
const candidatesIn = (line: string) =>
  cells(line).flatMap((cell) => {
    const [, inBrackets] = /<([^<>]*)>\s*$/.exec(cell) ?? []
    if (inBrackets !== undefined) return [inBrackets.trim()]
    return cell
      .split(/\s+/)
      .filter((word) => /[@＠]/.test(word))
      .map((word) => word.replace(/^mailto:/i, ''))
  })

/** Cuts at separators outside of quotes and brackets: `"Acme, Olive" <olive@acme.test>` is one. */
const cells = (line: string) =>
  (line.match(/(?:"(?:[^"]|"")*"|<[^<>]*>|[^,;\t"<>]|["<>])+/g) ?? [])
    .map((cell) =>
      cell
        .trim()
        .replace(/^"([^"]*)"$/, '$1')
        .trim(),
    )
    .filter(Boolean)
