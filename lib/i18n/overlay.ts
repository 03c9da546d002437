/** Marks a text pending translation, which is shown in English: docs/translating.md. */
export const TO_TRANSLATE = '[translate] '

/** Replaces messages with those of another language where it has them. */
export function overlay<M extends object>(messages: M, others: object): M {
  const whole = { ...messages } as Record<string, unknown>
  for (const [key, other] of Object.entries(others) as [string, unknown][]) {
    if (typeof other === 'string' && other.startsWith(TO_TRANSLATE)) continue
    const own = whole[key]
    whole[key] = isGroup(own) && isGroup(other) ? overlay(own, other) : other
  }
  return whole as M
}

/** Adds the messages of others to the groups. */
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
