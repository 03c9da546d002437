'use server'

import { orgAction } from '@/lib/action'
import { exportActivity } from '@/lib/activity/export-activity'
import { exportActivitySchema } from '@/lib/activity/schema'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { orgPath } from '@/lib/paths'

export const exportActivityAction = orgAction(
  'activity.read',
  exportActivitySchema,
  exportActivity,
  {
    limit: 'export',
    done: ({ jobId }, { organization }) => ({
      to: orgPath(organization.slug, `jobs/${jobId}`),
      after: workOffJobs,
    }),
  },
)
