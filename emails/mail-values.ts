import { plainText } from '@/emails/plain-text'

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
 * except `email`, which has been validated, and `role` and `kind`, which have labels. Names ending in
 * …At are times, also if the outbox stored them as strings.
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
  if (key === 'email') return value.replace(/[\s\p{C}]/gu, '')
  if (key === 'kind') return names.kind(value)
  if (key === 'country') return value && names.country(value)
  return plainName(key === 'role' ? names.role(value) : value)
}
