import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { DomainError } from '@/lib/errors'
import { jobOf } from '@/lib/jobs/job-of'
import type { JobIdInput } from '@/lib/jobs/schema'
import { inOrg } from '@/lib/orgs/in-org'

/**
 * Says yes to a list of invitations, which then go out one after the other. Saying it twice is no
 * error and sends nothing twice.
 * @throws DomainError not-found | forbidden | job-over
 */
export const confirmInvitations = (ctx: OrgContext, { jobId }: JobIdInput) =>
  inOrg(ctx, async (tx, actor) => {
    const { kind, state } = await jobOf(tx, ctx, actor, jobId)
    if (kind !== 'invite-many') throw new DomainError('not-found')
    if (state === 'cancelled') throw new DomainError('job-over')
    // Whoever says yes answers for them from now on.
    await tx.job.updateMany({
      where: { id: jobId, state: 'draft' },
      data: {
        state: 'waiting',
        startedById: ctx.user.id,
        asStaff: ctx.user.asStaff,
        leasedUntil: new Date(),
      },
    })
    return { jobId }
  })
