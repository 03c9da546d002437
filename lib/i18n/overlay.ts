/** Before a text that waits for its translation, and stands there in English: docs/translating.md. */
export const TO_TRANSLATE = '[translate] '

/** Messages with those of another language in their place, as far as it has them. */
export function overlay<M extends object>(messages: M, others: object): M {
  const whole = { ...messages } as Record<string, unknown>
  for (const [key, other] of Object.entries(others) as [string, unknown][]) {
    if (typeof other === 'string' && other.startsWith(TO_TRANSLATE)) continue
    const own = whole[key]
    whole[key] = isGroup(own) && isGroup(other) ? overlay(own, other) : other
  }
  return whole as M
}

/** Messages together with those that others add to their groups. */
export const merged = (messages: object, added: object): object => ({
  ...messages,
  ...Object.fromEntries(
    Object.entries(added).map(([key, value]: [string, unknown]) => {
      const own = (messages as Record<string, unknown>)[key]
      return [key, isGroup(own) && isGroup(value) ? merged(own, value) : value]
    }),
  ),
})

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null
