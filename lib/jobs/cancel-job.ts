import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { DomainError } from '@/lib/errors'
import { jobOf } from '@/lib/jobs/job-of'
import type { JobIdInput } from '@/lib/jobs/schema'
import { inOrg } from '@/lib/orgs/in-org'

/**
 * Stops a job after the step that it is in; what is done stays done. A draft is thrown away. Pressing
 * the button twice is no error.
 * @throws DomainError not-found | forbidden | job-over
 */
export const cancelJob = (ctx: OrgContext, { jobId }: JobIdInput) =>
  inOrg(ctx, async (tx, actor) => {
    const { state, kind } = await jobOf(tx, ctx, actor, jobId)
    if (state === 'cancelled') return { kind, wasDraft: false }
    const { count } = await tx.job.updateMany({
      where: { id: jobId, state: { in: ['draft', 'waiting', 'running'] } },
      data: { state: 'cancelled', endedAt: new Date() },
    })
    if (count === 0) throw new DomainError('job-over')
    return { kind, wasDraft: state === 'draft' }
  })
