import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { inviteMember } from '@/lib/invitations/invite-member'
import { judgeAddresses } from '@/lib/invitations/judge-addresses'
import type { InviteManyItem, InviteManyJob } from '@/lib/invitations/schema'
import { advanceJob } from '@/lib/jobs/advance-job'
import type { ClaimedJob } from '@/lib/jobs/claim-job'
import { ClaimLost, holdJob } from '@/lib/jobs/hold-job'

/** The next row of a job of invitations, and how it ended if that is known already. */
interface NextItem extends InviteManyItem {
  position: number
  outcome: string | null
}

/**
 * Invites the next address of a list, through the one gate. The invitation and the note that it was
 * sent are one transaction: after a crash there are both or none.
 * @returns whether that was the last one
 */
export async function inviteManyStep(ctx: OrgContext, job: ClaimedJob): Promise<boolean> {
  const item = await nextItem(job)
  if (!item) return db.$transaction(async (tx) => finish(tx, job))
  const known = item.outcome ?? (await isThere(ctx, item))
  if (known || !item.email) return refuse(job, item, known ?? 'invalid')
  const { role, message, extra } = job.input as InviteManyJob
  let isOver = false
  try {
    await inviteMember(ctx, { email: item.email, role, message, extra }, async (tx) => {
      isOver = await settle(tx, job, item, 'invited')
    })
    return isOver
  } catch (error) {
    // Who may not invite at all may not invite the next one either: that ends the job. What is busy
    // is tried again.
    const isAboutThisOne =
      error instanceof DomainError && !['not-found', 'forbidden', 'busy'].includes(error.code)
    if (!isAboutThisOne) throw error
    return refuse(job, item, error.code)
  }
}

/** Passes over an address that cannot be worked on for a fault of ours. */
export async function inviteManySkip(job: ClaimedJob): Promise<boolean> {
  const item = await nextItem(job)
  return item ? refuse(job, item, 'bug') : false
}

async function nextItem({ id: jobId, organizationId }: ClaimedJob): Promise<NextItem | null> {
  const job = await db.job.findUniqueOrThrow({ where: { id: jobId }, select: { done: true } })
  const item = await db.jobItem.findUnique({
    where: {
      organizationId_jobId_position: { organizationId, jobId, position: job.done },
    },
    select: { position: true, input: true, outcome: true },
  })
  if (!item) return null
  const { text, email } = item.input as unknown as InviteManyItem
  return { text, email, position: item.position, outcome: item.outcome }
}

/** Who is there already costs the address none of the invitations that it may get in a day. */
async function isThere(ctx: OrgContext, { email }: InviteManyItem) {
  const [verdict] = await judgeAddresses(db, ctx, [{ email, isRepeated: false }])
  if (verdict === 'member') return 'already-member'
  return verdict === 'invited' ? 'already-invited' : null
}

const refuse = (job: ClaimedJob, item: NextItem, outcome: string) =>
  db.$transaction((tx) => settle(tx, job, item, outcome))

async function settle(tx: Tx, job: ClaimedJob, { position }: NextItem, outcome: string) {
  const held = await holdJob(tx, job)
  if (held.done !== position) throw new ClaimLost()
  await tx.jobItem.update({
    where: {
      organizationId_jobId_position: {
        organizationId: job.organizationId,
        jobId: job.id,
        position,
      },
    },
    data: { outcome },
    select: { position: true },
  })
  return advanceJob(tx, held, { by: 1, counts: outcome })
}

async function finish(tx: Tx, job: ClaimedJob) {
  const held = await holdJob(tx, job)
  return advanceJob(tx, held, { by: 0, isOver: true })
}
