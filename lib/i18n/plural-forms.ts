/**
 * A sentence with a count, prepared for the browser: one form per plural category of the language, with
 * "{count}" in place of the number. The browser needs no messages, and a response contains two
 * sentences instead of one per number.
 */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>>

/** @param say returns the sentence for a count; its message must not have exact matches ("=1") */
export function pluralForms(locale: string, say: (count: number) => string): PluralForms {
  const forms: PluralForms = {}
  for (const [category, count, written] of samplesOf(locale))
    forms[category] = say(count).replace(written, '{count}')
  return forms
}

/** One number per plural category of the language, with its formatted text. */
function samplesOf(locale: string) {
  const known = kept.get(locale)
  if (known) return known
  const rules = new Intl.PluralRules(locale)
  const made = new Map(samples.map((count) => [rules.select(count), count]))
  const list = [...made].map(([category, count]) => {
    return [category, count, count.toLocaleString(locale)] as const
  })
  kept.set(locale, list)
  return list
}
const kept = new Map<string, (readonly [Intl.LDMLPluralRule, number, string])[]>()

// Covers each category of whole numbers in every language. The last match wins: 1 comes first, so that a
// language without a singular does not use the sentence for one.
const samples = [1, 0, 100, 21, 20, 11, 8, 6, 5, 3, 2]

/** Returns the sentence for a count. */
export const sayCount = (forms: PluralForms, count: number, locale: string): string =>
  (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '').replace(
    '{count}',
    count.toLocaleString(locale),
  )
