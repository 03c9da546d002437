import * as z from 'zod'
import { fieldControls } from '@/lib/kinds/field-controls'

/** The values of a kind's fields, by name. */
export type FieldValues = Record<string, unknown>

/** The additional fields of a form: a kind's, those of its members, and a backend's. */
type Part = 'fields' | 'memberFields' | 'extra'
type Beside = Partial<Record<Part, z.ZodObject | undefined>>
type Parsed<S extends z.ZodObject> = z.output<S> & Partial<Record<Part, FieldValues>>

/**
 * A form together with the fields of a kind or a backend, for browser and server. Reports all errors at
 * once, each at its field. The output has each set of fields under its name.
 * @param beside the additional fields, or how to find them from the input; the plain form if there are
 *   none
 */
export const formOf = <S extends z.ZodObject>(
  form: S,
  beside: Beside | ((typed: unknown) => Beside),
): z.ZodType<Parsed<S>> =>
  z.unknown().transform((typed, ctx) => {
    const parts = Object.entries(typeof beside === 'function' ? beside(typed) : beside)
    const more = parts.flatMap(([, part]) => part ?? [])
    const whole = more.reduce<z.ZodObject>((all, part) => all.safeExtend(part.shape), form)
    const read = more.reduce<unknown>((all, part) => readForm(part, all), typed)
    const result = whole.safeParse(read, { error: fieldCode })
    if (!result.success) {
      for (const issue of result.error.issues) ctx.addIssue({ ...issue, input: typed } as never)
      return z.NEVER
    }
    const values = parts.flatMap(([name, part]) => (part ? [[name, only(result.data, part)]] : []))
    return { ...without(result.data, more), ...Object.fromEntries(values) } as Parsed<S>
  }) as never

/** Selects a subset of fields. */
export interface Some {
  /** Leaves these out. */
  without?: readonly string[]
  /** Makes all fields optional, and leaves required checkboxes to the person they concern. */
  optional?: boolean
}

/** Returns a subset of a set of fields. */
export const someOf = (
  fields: z.ZodObject,
  { without = [], optional = false }: Some,
): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.entries(fields.shape)
        .filter(([name, field]) => !without.includes(name) && !(optional && mustBeTicked(field)))
        .map(([name, field]) => [name, optional ? z.optional(field) : field]),
    ),
  )

const mustBeTicked = (field: z.core.$ZodType) =>
  z.safeParse(field, true).success && !z.safeParse(field, false).success

const only = (values: FieldValues, { shape }: z.ZodObject): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(shape, name)))

const without = (values: FieldValues, parts: z.ZodObject[]): FieldValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) =>
      parts.every(({ shape }) => !Object.hasOwn(shape, name)),
    ),
  )

/**
 * Converts a form's text values to the types of the schema: an empty field is null, a checkbox is true
 * or false, a number is a number. Values that already have their type stay as they are.
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

// Text that is not a number stays text, so that the schema refuses it.
const numberIn = (text: string) => {
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/** Validates with the form that the hidden field `step` names, and adds the step to the output. */
export const byStep = (forms: Record<string, z.ZodType>): z.ZodType =>
  z.unknown().transform((typed, ctx) => {
    const { step } = { ...(typed as { step?: unknown } | undefined) }
    const form = typeof step === 'string' && Object.hasOwn(forms, step) ? forms[step] : undefined
    const result = form?.safeParse(typed)
    if (result?.success) return { ...(result.data as object), step }
    const issues = result?.error.issues ?? [
      { code: 'custom' as const, message: 'invalid', path: ['step'], input: step },
    ]
    for (const issue of issues) ctx.addIssue({ ...issue, input: typed } as never)
    return z.NEVER
  })

/**
 * A form whose kind or backend is known only later: unknown fields are returned under `fields`, as
 * typed, for the command to validate.
 */
export const withUnreadFields = <S extends z.ZodObject>(
  form: S,
): z.ZodType<z.output<S> & { fields: FieldValues }> =>
  form
    .loose()
    .transform((typed) => ({ ...only(typed, form), fields: without(typed, [form]) })) as never

/**
 * Returns why a field was refused, as a code under `validation` in the messages, for schemas that name
 * none: z.number().int() needs no message of its own in any language.
 */
const fieldCode: z.core.$ZodErrorMap = (issue) => {
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
