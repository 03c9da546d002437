const longest = 64

/**
 * Makes the name of an organization or a person safe for an email: one line of visible text, no link,
 * no header, at most 64 characters, and never empty.
 */
export function plainName(name: string): string {
  const characters = [...plainText(name)]
  if (characters.length <= longest) return characters.join('') || '—'
  return `${plainText(characters.slice(0, longest - 1).join(''))}…`
}

export type MailValues = Record<string, string | number | Date | undefined>

/** The names of roles, kinds and countries in the recipient's language. */
interface Names {
  role: (role: string) => string
  kind: (kind: string) => string
  country: (code: string) => string
}

/**
 * Prepares the props of an email for its messages. Strings are treated as names that people chose,
 * except `email` and `domain`, which have been validated, `reason`, which staff wrote, and `role` and
 * `kind`, which have labels. Names ending in …At are times, also if the outbox stored them as strings.
 */
export function mailValues(values: MailValues, names: Names): MailValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, fit(key, value, names)]),
  )
}

function fit(key: string, value: MailValues[string], names: Names) {
  if (typeof value !== 'string') return value
  if (key.endsWith('At')) return new Date(value)
  if (key === 'email' || key === 'domain') return value.replace(/[\s\p{C}]/gu, '')
  if (key === 'reason') return plainText(value)
  if (key === 'kind') return names.kind(value)
  if (key === 'country') return value && names.country(value)
  return plainName(key === 'role' ? names.role(value) : value)
}

// Invisible characters: controls, bidi marks and overrides, zero-width characters, tags, fillers, private
// use, lone surrogates. Line breaks and tabs are handled as white space.
const invisible =
  /(?![\t-\r\u0085\u200c\u200d\p{Variation_Selector}])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu

// Joiners and variation selectors belong to scripts and emoji; beside ASCII they only serve to hide text.
const idleJoiner =
  /(?<=^|[\s\p{ASCII}])[\u200c\u200d\p{Variation_Selector}]+|[\u200c\u200d]+(?=$|[\s\p{ASCII}\u200c\u200d])/gu

/**
 * Returns one line of a stranger's text in a form that no email client turns into a link: removes the
 * scheme of URLs, writes @ as (at), and adds a space after a dot inside a word.
 * `https://evil.example/a` becomes `evil. example/a`, and unfortunately Booking.com becomes `Booking.
 * com`.
 */
export const plainText = (typed: string): string =>
  typed
    .replace(invisible, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(idleJoiner, '')
    // Only now: what was hidden between a letter and its mark kept them apart.
    .normalize('NFC')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/(?<![\w+.-])[\w+.-]*:[\\/]{2,}/g, ' ')
    .replace(/@/g, ' (at) ')
    .replace(/(?<=[^\s.])[.\uff0e\u3002\uff61](?=[\p{L}\p{N}])/gu, '$& ')
    .replace(/\s+/g, ' ')
    .trim()
