import 'server-only'
import { exportActivityStep } from '@/lib/activity/export-activity-step'
import type { JobKind } from '@/lib/jobs/job-kind'

/** Every sort of long work that there is, by the name that its rows carry: keep it across releases. */
export const jobKinds = {
  'export-activity': { permission: 'activity.read', step: exportActivityStep },
} satisfies Record<string, JobKind>

export type JobKindName = keyof typeof jobKinds

/** The sort of work with this name; undefined for one that this version does not know. */
export const findJobKind = (name: string): JobKind | undefined =>
  Object.hasOwn(jobKinds, name) ? jobKinds[name as JobKindName] : undefined
