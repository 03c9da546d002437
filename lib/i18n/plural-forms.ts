/**
 * A sentence that counts, made ahead for the browser: one form for each plural category of the
 * language, with "{count}" where the number stands. So the browser needs no messages of its own,
 * and an answer holds two sentences instead of one for every number.
 */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>>

/**
 * @param say the sentence for a count, from the messages; they name no exact number ("=1")
 */
export function pluralForms(locale: string, say: (count: number) => string): PluralForms {
  const forms: PluralForms = {}
  for (const [category, count, written] of samplesOf(locale))
    forms[category] = say(count).replace(written, '{count}')
  return forms
}

/** A number for each plural category of the language, and how it is written. */
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

// Each category of whole numbers has one of these, in every language. The last one counts: 1 comes
// first, so that a language without a singular is not asked for the sentence of one.
const samples = [1, 0, 100, 21, 20, 11, 8, 6, 5, 3, 2]

/** The sentence for this count. */
export const sayCount = (forms: PluralForms, count: number, locale: string): string =>
  (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '').replace(
    '{count}',
    count.toLocaleString(locale),
  )
