import * as z from 'zod'

export const scheduleDeletionSchema = z.object({ password: z.string().max(1000).optional() })
