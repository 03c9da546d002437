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
  const rules = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  const forms: PluralForms = {}
  for (const count of samples)
    forms[rules.select(count)] ??= say(count).replace(number.format(count), '{count}')
  return forms
}

// Each category of whole numbers has one of these, in every language; 1 comes last, so that a
// language without a singular is not asked for the sentence of one.
const samples = [2, 3, 5, 6, 8, 11, 20, 21, 100, 0, 1]

/** The sentence for this count. */
export const sayCount = (forms: PluralForms, count: number, locale: string): string =>
  (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '').replace(
    '{count}',
    count.toLocaleString(locale),
  )
