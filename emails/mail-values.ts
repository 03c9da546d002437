import { plainName } from './plain-name'

export type MailValues = Record<string, string | number | Date | undefined>

/** Makes the props of a mail fit to stand in its messages. A string is a name that someone chose,
 *  except `email`, an address that was checked before, and `role`, which has a name of its own;
 *  something called …At is a moment, also when the outbox kept it as a string. */
export function mailValues(values: MailValues, roleName: (role: string) => string): MailValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, fit(key, value, roleName)]),
  )
}

function fit(key: string, value: MailValues[string], roleName: (role: string) => string) {
  if (typeof value !== 'string') return value
  if (key.endsWith('At')) return new Date(value)
  if (key === 'email') return value.replace(/[\s\p{C}]/gu, '')
  return plainName(key === 'role' ? roleName(value) : value)
}
