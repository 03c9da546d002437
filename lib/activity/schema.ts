import * as z from 'zod'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text))

/** The filters of the activity page. Invalid and unknown values in the URL are ignored. */
export const activityFilterSchema = z.object({
  search: z
    .string()
    .transform((text) => text.trim().slice(0, 100) || undefined)
    .optional()
    .catch(undefined),
  person: z.uuid().optional().catch(undefined),
  /** The part of an event's type before the dot. */
  kind: z
    .string()
    .regex(/^[a-z]{1,32}$/i)
    .optional()
    .catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
})
export type ActivityFilter = z.output<typeof activityFilterSchema>
