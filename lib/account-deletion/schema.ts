import * as z from 'zod'

export const scheduleDeletionSchema = z.object({
  password: z.string().max(1000).optional(),
  /** Whose account the page named. */
  userId: z.string().optional(),
})
export type ScheduleDeletionInput = z.output<typeof scheduleDeletionSchema>
