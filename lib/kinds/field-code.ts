import type { z } from 'zod'

/**
 * Returns why a field was refused, as a code under `validation` in the messages, for schemas that name
 * none: z.number().int() needs no message of its own in any language.
 */
export const fieldCode: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined || issue.input === '') return 'field-missing'
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.includes(true) ? 'field-tick' : 'field-choice'
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? 'field-number' : 'invalid'
    case 'too_big':
      return issue.origin === 'string' ? 'field-long' : 'field-large'
    case 'too_small':
      return issue.origin === 'string' ? 'field-short' : 'field-small'
    case 'invalid_format':
      return formats[issue.format] ?? 'invalid'
    default:
      return 'invalid'
  }
}

const formats: Record<string, string> = {
  date: 'field-date',
  email: 'email-invalid',
  url: 'field-url',
}
