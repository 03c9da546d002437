import * as z from 'zod'
import { decodePunycode } from '@/lib/text/decode-punycode'
import { mixesScripts } from '@/lib/text/mixes-scripts'
import { parseUrl } from '@/lib/text/parse-url'
import { findAddresses } from '@/lib/accounts/find-addresses'

/**
 * Normalizes an address for storage and comparison: compatibility forms are folded (a full-width "＠"
 * becomes the "@" that a mail server would see, so it must be folded before any check), surrounding
 * white space and invisible characters are removed, letters are lowercase, and the domain is in Unicode
 * ("münchen.example" for "xn--mnchen-3ya.example").
 * @returns the canonical address, or null if it is not a single plain address
 */
export function canonicalEmail(input: string): string | null {
  const read = readAddress(input)
  return 'email' in read ? read.email : null
}

/** Normalizes an email domain, typed with or without an @; null if it is not one. */
export const canonicalMailDomain = (input: string): string | null =>
  canonicalEmail(`name@${input.replace(/^@/, '')}`)?.slice('name@'.length) ?? null

/** Returns the domain of a canonical address. */
export const mailDomainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

/**
 * Like canonicalEmail, with the reason.
 * @returns the address, or the problem: a code of the messages under `validation`, some followed by a
 *   colon and a value
 */
export function readAddress(input: string): { email: string } | { problem: string } {
  if (input.length > LONGEST) return { problem: 'email-invalid' }
  const typed = input.normalize('NFKC').replace(EDGES, '').replaceAll('。', '.').toLowerCase()
  const [hidden] = HIDDEN.exec(typed) ?? []
  if (hidden) return { problem: `email-hidden:${nameOf(hidden)}` }
  if (!PLAIN_ADDRESS.test(typed)) return { problem: 'email-invalid' }
  const at = typed.indexOf('@')
  const local = typed.slice(0, at)
  const domain = canonicalDomain(typed.slice(at + 1))
  if (!domain || local.length + domain.ascii.length > 253) return { problem: 'email-invalid' }
  // Mail servers and people read each label as a whole: each may have its own alphabet.
  if ([local, ...domain.labels].some(mixesScripts)) return { problem: 'email-alphabets' }
  if (looksLatin(domain.labels)) return { problem: 'email-alphabets' }
  return { email: `${local}@${domain.labels.join('.')}` }
}

// More than an address of 254 characters with a name: longer texts are refused before they are read.
const LONGEST = 1_000

// Copied along with an address: spaces of any width, a byte order mark, direction marks. Without the
// lookbehind, each character of a long run inside the text would be tried as the start of its end.
const EDGES = /^[\s\p{Z}\p{Cf}\p{DI}]+|(?<![\s\p{Z}\p{Cf}\p{DI}])[\s\p{Z}\p{Cf}\p{DI}]+$/gu
const HIDDEN = /[\p{Cf}\p{DI}]/u

const nameOf = (character: string) =>
  `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`

// One "@", a dot-separated local part and domain. No quotes, commas, brackets, colons, spaces or control
// characters: each of them has sent email to the wrong person.
const PLAIN_ADDRESS =
  /^(?=.{1,64}@)[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u

/**
 * Returns a domain's labels in Unicode, folded by the standard for international domains (UTS 46, by
 * the URL parser), and in ASCII.
 */
function canonicalDomain(domain: string): { labels: string[]; ascii: string } | null {
  const ascii = parseUrl(`http://${domain}`)?.hostname
  if (ascii === undefined) return null
  const encoded = ascii.split('.')
  // A number at the end makes it an IP address, in any notation.
  if (ascii.length > 253 || encoded.some((label) => label.length > 63) || /\.\d+$/.test(ascii))
    return null
  const labels = encoded.map((label) =>
    label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label,
  )
  return labels.every((label) => label !== null) ? { labels, ascii } : null
}

/** Whether a label consists of Cyrillic letters that look Latin, under a Latin top-level domain. */
const looksLatin = (labels: string[]) =>
  /^[a-z]/.test(labels.at(-1) ?? '') && labels.some((label) => LATIN_LOOKALIKE.test(label))
const LATIN_LOOKALIKE = /^(?=.*\p{L})[асԁеһіјӏорԛѕԝхуъЬҽпгѵѡ\d-]+$/u

/**
 * A form's address field, which accepts a name or `mailto:` around the address; its value is canonical.
 */
export const emailSchema = z
  .string({ error: 'email-missing' })
  .trim()
  .min(1, 'email-missing')
  .max(LONGEST, 'email-invalid')
  .transform((value, ctx) => {
    const read = readAddress(typedAddress(value))
    if ('email' in read) return read.email
    ctx.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  })

/**
 * Extracts the address typed or pasted into a field for a single one: from `Mia Member
 * <mia@acme.test>`, `mailto:mia@acme.test` or `mia@acme.test;`. Anything else is returned unchanged,
 * for the validation to refuse: `mia smith@acme.test` is not Smith's address.
 */
export function typedAddress(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const isKnownForm = /^[^<>]*<[^<>]*>[\s,;.]*$/.test(text) || /^mailto:\S+$/i.test(text)
  const found = isKnownForm ? findAddresses(text) : []
  return found.length === 1 ? found[0]! : text.replace(/(?<![\s,;.])[\s,;.]+$/, '')
}
