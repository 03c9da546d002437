import 'server-only'
import { can } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { hours } from '@/lib/define-guildhall'
import { DomainError } from '@/lib/errors'
import { claimJob, type ClaimedJob } from '@/lib/jobs/claim-job'
import { ClaimLost } from '@/lib/jobs/hold-job'
import { jobContext } from '@/lib/jobs/job-context'
import { findJobKind, jobKinds } from '@/lib/jobs/job-kinds'
import { logError } from '@/lib/log'

/** After so long the next job has its turn: a long one does not keep the short ones waiting. */
const TURN = 2_000
/** So often a step is tried again before it is passed over, or the job given up. */
const MAX_FAILURES = 5

/**
 * Works on the jobs that wait, for so long, in small transactions. Any number may run at once, on any
 * number of servers: each job is with one of them, and goes on with another when that one dies.
 * @returns how many steps were done
 */
export async function workOffJobs({ forMs = 8_000 } = {}): Promise<number> {
  const until = Date.now() + forMs
  let steps = 0
  do {
    const job = await claimJob(Object.keys(jobKinds))
    if (!job) break
    steps += await workOn(job, Math.min(until, Date.now() + TURN))
  } while (Date.now() < until)
  return steps
}

async function workOn(job: ClaimedJob, until: number): Promise<number> {
  const kind = findJobKind(job.kind)!
  let steps = 0
  try {
    const ctx = await jobContext(job)
    if (!ctx || !can(ctx.actor, kind.permission)) return await fail(job, 'starter-gone')
    if (job.failures >= MAX_FAILURES) {
      if (!kind.skip) return await fail(job, 'bug')
      if (await kind.skip(job)) return 0
    }
    do {
      const isOver = await kind.step(ctx, job)
      steps++
      if (isOver) return steps
    } while (Date.now() < until)
    await release(job)
  } catch (error) {
    const isRefused = error instanceof DomainError && error.code !== 'busy'
    if (isRefused) await fail(job, 'starter-gone')
    else if (!(error instanceof ClaimLost)) await putOff(job, error)
  }
  return steps
}

const mine = ({ id, claim }: ClaimedJob) => ({ id, claim, state: 'running' }) as const

const release = (job: ClaimedJob) =>
  db.job.updateMany({ where: mine(job), data: { state: 'waiting', leasedUntil: new Date() } })

async function fail(job: ClaimedJob, error: string): Promise<0> {
  const data = { state: 'failed', error, endedAt: new Date() } as const
  await db.job.updateMany({ where: mine(job), data })
  return 0
}

/** A bug, or a database that is away: tried again, less and less often. */
async function putOff(job: ClaimedJob, error: unknown) {
  logError(error, { job: job.id, failures: job.failures })
  const pause = Math.min(hours(1), 5_000 * 2 ** job.failures)
  await db.job
    .updateMany({
      where: mine(job),
      data: {
        state: 'waiting',
        failures: { increment: 1 },
        leasedUntil: new Date(Date.now() + pause),
      },
    })
    .catch((second: unknown) => logError(second, { job: job.id }))
}
