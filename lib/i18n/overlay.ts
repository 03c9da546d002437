/** Before a text that waits for its translation, and stands there in English: docs/translating.md. */
export const TO_TRANSLATE = '[translate] '

const isTranslated = (message: unknown) =>
  typeof message !== 'string' || !message.startsWith(TO_TRANSLATE)

/** Messages with those of another language in their place, as far as it has them. */
export function overlay<M extends object>(messages: M, others: object): M {
  const entries = Object.entries(messages).map(([key, message]) => {
    const theirs = Object.hasOwn(others, key) ? (others as Record<string, unknown>)[key] : undefined
    const other = isTranslated(theirs) ? theirs : undefined
    return [key, isGroup(message) && isGroup(other) ? overlay(message, other) : (other ?? message)]
  })
  return Object.fromEntries(entries) as M
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
