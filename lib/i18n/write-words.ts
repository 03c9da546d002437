/**
 * The name of a kind, from `kinds.<kind>`: `singular`, `plural`, `inline`, and what a language needs
 * besides: `gender`, `genitive`, `dativePlural`.
 */
export type Word = Record<string, string>

/**
 * Replaces bracketed text in messages: `[organization]`, `[Organizations]` and `[an organization]`
 * become the name, `[organization:genitive]` a case of it, `[der|die|das]` is chosen by its gender, and
 * `[product]` becomes the brand's name. For translators: docs/translating.md.
 * @throws for anything else in brackets
 */
export function writeWords<M extends object>(messages: M, word: Word, product: string): M {
  const write = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(/\[([^\]]*)\]/g, (_, mark: string) => written(mark, word, product))
      : Object.fromEntries(Object.entries(value as object).map(([key, of]) => [key, write(of)]))
  return write(messages) as M
}

function written(mark: string, word: Word, product: string): string {
  if (mark === 'product') return product
  if (mark.includes('|')) return mark.split('|')[genders.indexOf(word.gender ?? '')] ?? ''
  const [, article, noun, s, form] = /^([Aa]n )?([Oo]rganization)(s?)(?::(\w+))?$/.exec(mark) ?? []
  if (!noun)
    throw new Error(`A message says [${mark}]: docs/translating.md lists what brackets may hold.`)
  const { singular, plural, inline = '', indefinite } = word
  if (article) return upperIf(/^A/.test(mark), indefinite ?? `${articleOf(inline)} ${inline}`)
  if (form) return word[s ? `${form}Plural` : form] ?? (s ? plural! : inline)
  if (noun.startsWith('O')) return s ? plural! : singular!
  return s ? likeInline(plural!, inline) : inline
}

const genders = ['masculine', 'feminine', 'neuter']

// English only; `indefinite` overrides it if the spelling misleads: "an hour", "a one-man firm".
const articleOf = (noun: string) => (/^[aeio]/i.test(noun) ? 'an' : 'a')

const upperIf = (is: boolean, text: string) =>
  is ? text.charAt(0).toUpperCase() + text.slice(1) : text

/** "Teams" in mid-sentence: "teams" if the inline form is "team". */
const likeInline = (plural: string, inline: string) =>
  inline.charAt(0) === inline.charAt(0).toLowerCase()
    ? plural.charAt(0).toLowerCase() + plural.slice(1)
    : plural

/**
 * Returns the name of a kind in one language. A kind without its own name is called an organization.
 * @returns the missing part if the name is incomplete: a gender, in languages that have them
 */
export function wordOf(kinds: object, kind: string): Word | { missing: string } {
  const words = kinds as Record<string, Word | undefined>
  const organization = words.organization!
  const own = words[kind]
  if (!own) return organization
  const parts = ['singular', 'plural', 'inline', ...('gender' in organization ? ['gender'] : [])]
  const missing = parts.find((part) =>
    part === 'gender' ? !genders.includes(own.gender ?? '') : typeof own[part] !== 'string',
  )
  return missing ? { missing } : own
}
