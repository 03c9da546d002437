'use server'

import { orgAction } from '@/lib/action'
import { cancelJob } from '@/lib/jobs/cancel-job'
import { jobIdSchema } from '@/lib/jobs/schema'
import { orgPath } from '@/lib/paths'

// What one needs beyond membership is for the command to ask: it depends on the job's kind.
export const cancelJobAction = orgAction('org.read', jobIdSchema, cancelJob, {
  done: ({ wasDraft }, { organization }) =>
    wasDraft ? { to: orgPath(organization.slug, 'people') } : { flash: 'jobStopped' },
})
