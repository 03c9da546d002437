import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { Permission } from '@/lib/access/roles'
import type { ClaimedJob } from '@/lib/jobs/claim-job'

/** A sort of long work: what it needs, and how it goes one step further. */
export interface JobKind {
  /** What one must be permitted to see such a job, to stop it and to have what came of it. */
  permission: Permission
  /**
   * Goes one step further, in a transaction that begins with `holdJob` and ends with `advanceJob`; so
   * each step happens exactly once, whoever dies in the middle.
   * @returns whether the job is over
   */
  step: (ctx: OrgContext, job: ClaimedJob) => Promise<boolean>
  /** Passes over a step that fails again and again; without it the whole job fails. */
  skip?: (job: ClaimedJob) => Promise<boolean>
}
