import * as z from 'zod'
import type { RelationTarget } from '@/lib/kinds/relation'

/** The control that a field is drawn as. */
export type Control =
  'text' | 'long-text' | 'number' | 'boolean' | 'choice' | 'date' | 'email' | 'url' | 'relation'

/** A field as drawn in a form. */
export interface FieldControl {
  name: string
  /** Undefined if no control fits. */
  control: Control | undefined
  isRequired: boolean
  maxLength?: number
  min?: number
  max?: number
  /** Whole numbers only. */
  isWhole?: boolean
  /** For a choice: its values. */
  options?: string[]
  /** For a relation: its target. */
  relation?: RelationTarget
}

interface JsonSchema {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  relation?: RelationTarget
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
}

/** From this length on, a text field has several lines. */
const LONG = 200

const known = new WeakMap<z.ZodObject, FieldControl[]>()

/** Returns the controls for a schema's fields, in order. */
export function fieldControls(schema: z.ZodObject): FieldControl[] {
  const before = known.get(schema)
  if (before) return before
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema
  const controls = Object.entries(properties).map(([name, property]) =>
    describe(name, property, required.includes(name)),
  )
  known.set(schema, controls)
  return controls
}

function describe(name: string, property: JsonSchema, required: boolean): FieldControl {
  // z.string().nullable() is a union of string and null in JSON Schema.
  const choices = property.anyOf?.filter(({ type }) => type !== 'null')
  const one = choices?.length === 1 && choices[0] ? { ...property, ...choices[0] } : property
  const json = { ...one, type: [one.type].flat().find((type) => type !== 'null') }
  const control = controlOf(json)
  return {
    name,
    control,
    isRequired: required && control !== 'boolean',
    maxLength: json.maxLength,
    min: finite(json.minimum),
    max: finite(json.maximum),
    isWhole: json.type === 'integer',
    ...(control === 'choice' && { options: json.enum?.map(String) }),
    ...(json.relation && { relation: json.relation }),
  }
}

function controlOf(json: JsonSchema): Control | undefined {
  const { type, format, enum: values, maxLength = 0 } = json
  if (json.relation) return 'relation'
  if (values) return values.every((value) => typeof value === 'string') ? 'choice' : undefined
  if (type === 'boolean') return 'boolean'
  if (type === 'number' || type === 'integer') return 'number'
  if (type !== 'string') return undefined
  if (format === 'date') return 'date'
  if (format === 'email') return 'email'
  if (format === 'uri') return 'url'
  return maxLength > LONG ? 'long-text' : 'text'
}

// zod writes the largest safe integer if there is no limit.
const finite = (limit: number | undefined) =>
  limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : undefined
