import { z } from 'zod'
import { fieldCode } from '@/lib/kinds/field-code'
import { fieldControls } from '@/lib/kinds/field-controls'

/** What a kind's fields hold, by their names. */
export type FieldValues = Record<string, unknown>

type Fields = z.ZodObject | undefined

/**
 * A form with a kind's fields in it: everything that is wrong is told at once, each at its field. In
 * the browser and on the server. What comes out has the kind's own under `fields`.
 * @param fields the kind's, or how to find them by what was typed; with none it is the form alone
 */
export const formOf = <S extends z.ZodObject>(
  form: S,
  fields: Fields | ((typed: unknown) => Fields),
): z.ZodType<z.output<S> & { fields?: FieldValues }> =>
  z.unknown().transform((typed, ctx) => {
    const extra = typeof fields === 'function' ? fields(typed) : fields
    const whole = extra ? form.extend(extra.shape) : form
    const result = whole.safeParse(extra ? readForm(extra, typed) : typed, { error: fieldCode })
    if (!result.success) {
      for (const issue of result.error.issues) ctx.addIssue({ ...issue, input: typed } as never)
      return z.NEVER
    }
    if (!extra) return result.data as z.output<S>
    const entries = Object.entries(result.data)
    const isExtra = ([name]: [string, unknown]) => Object.hasOwn(extra.shape, name)
    return {
      ...Object.fromEntries(entries.filter((entry) => !isExtra(entry))),
      fields: Object.fromEntries(entries.filter(isExtra)),
    } as z.output<S> & { fields: FieldValues }
  }) as never

/**
 * What a form sends, which is text, as what the schema speaks of: an empty field is none, a box is
 * ticked or not, a number is a number. What has its type already stays as it is.
 */
export function readForm(fields: z.ZodObject, typed: unknown): FieldValues {
  const read: FieldValues = { ...(typed as FieldValues | undefined) }
  for (const { name, control } of fieldControls(fields)) {
    const value = read[name]
    if (control === 'boolean') read[name] = value === true || value === 'true' || value === 'on'
    else if (value === null || (typeof value === 'string' && value.trim() === '')) delete read[name]
    else if (control === 'number' && typeof value === 'string') read[name] = numberIn(value)
  }
  return read
}

// What is no number stays text, so that the schema refuses it as such.
const numberIn = (text: string) => {
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/**
 * A form whose kind is known only later: whatever it does not have itself comes out under `fields`,
 * as it was typed, for the command to read by the kind.
 */
export const withUnreadFields = <S extends z.ZodObject>(
  form: S,
): z.ZodType<z.output<S> & { fields: FieldValues }> =>
  z.looseObject(form.shape).transform((typed) => {
    const entries = Object.entries(typed)
    const isOwn = ([name]: [string, unknown]) => Object.hasOwn(form.shape, name)
    return {
      ...Object.fromEntries(entries.filter(isOwn)),
      fields: Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
    }
  }) as never
