import { z } from 'zod'

export const jobIdSchema = z.object({ jobId: z.uuid({ error: 'invalid' }) })
export type JobIdInput = z.output<typeof jobIdSchema>
