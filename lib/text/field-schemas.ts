import * as z from 'zod'
import { MONEY_MAX, parseMoney } from '@/lib/text/money'
import { nameSchema } from '@/lib/text/name-text'
import { textLength } from '@/lib/text/text-length'

/**
 * Schemas for form fields, used by a resource's schema.ts. Forms post text: each schema converts it to
 * what the database stores, or refuses it with a code from the messages under `validation`.
 */

const filled = (missing = 'field-missing') => z.string({ error: missing }).trim().min(1, missing)

/** A field that may be empty, which is stored as null. */
export const optional = <S extends z.ZodType>(field: S) =>
  z.preprocess((typed) => (String(typed ?? '').trim() === '' ? null : typed), field.nullable())

/** One line of text. */
export const textField = (most = 200) => nameSchema('field-missing', 'field-long', most)

/** Several lines of text: up to 2,000 characters. */
export const longTextField = () =>
  z
    .string({ error: 'field-missing' })
    .transform((typed) => typed.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim())
    .pipe(
      z
        .string()
        .min(1, 'field-missing')
        .refine((typed) => textLength(typed) <= 2000, 'message-long'),
    )

/** An integer that fits an INTEGER column. */
export const integerField = ({ min = -(2 ** 31), max = 2 ** 31 - 1 } = {}) =>
  filled()
    .pipe(z.string().regex(/^[+-]?\d{1,15}$/, 'field-whole'))
    .transform(Number)
    .pipe(z.number().min(min, 'field-small').max(max, 'field-large'))

/** An amount of money, in cents. */
export const moneyField = () =>
  filled('money-missing')
    .transform((typed, { addIssue }) => {
      const cents = parseMoney(typed)
      if (cents !== null) return cents
      addIssue({ code: 'custom', message: 'money-invalid' })
      return z.NEVER
    })
    .pipe(z.number().max(MONEY_MAX, 'money-high'))

/** A checkbox: the browser's validation sees false for what the form posts as nothing. */
export const booleanField = () =>
  z
    .union([z.string(), z.boolean()])
    .optional()
    .transform((typed) => typed === true || typed === 'true')

/** A date, as midnight in UTC. */
export const dateField = () =>
  filled()
    .pipe(z.iso.date('field-date'))
    .refine((typed) => typed >= '0001', 'field-date')
    .transform((typed) => new Date(typed))

/** A date and time, typed in UTC. */
export const dateTimeField = () =>
  filled()
    .pipe(z.iso.datetime({ local: true, error: 'field-date' }))
    .refine((typed) => typed >= '0001', 'field-date')
    .transform((typed) => new Date(typed.endsWith('Z') ? typed : `${typed}Z`))

/** One of several words. */
export const choiceField = <const Word extends string>(words: readonly Word[]) =>
  filled().pipe(z.enum(words, 'field-choice'))

/** The URL of a page. */
export const urlField = (most = 2000) =>
  filled()
    .pipe(z.string().max(most, 'field-long'))
    .pipe(z.url({ protocol: /^https?$/, error: 'field-url' }))

/** The id of another row. The command checks that it exists. */
export const idField = () => filled('field-choice').pipe(z.uuid('field-choice'))

/** A date as <input type="date"> holds it. */
export const typedDate = (day: Date | null) => day?.toISOString().slice(0, 10) ?? ''

/** A date and time as <input type="datetime-local"> holds it, in UTC. */
export const typedDateTime = (moment: Date | null) => moment?.toISOString().slice(0, 16) ?? ''
