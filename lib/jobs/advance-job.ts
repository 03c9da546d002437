import 'server-only'
import type { Tx } from '@/lib/db'
import { JOB_LEASE } from '@/lib/jobs/claim-job'
import type { HeldJob } from '@/lib/jobs/hold-job'

interface Step {
  /** How many of the total this step did. */
  by: number
  cursor?: string
  /** What to count in the result: "invited". */
  counts?: string
  /** There is no more to do, whatever the total said. */
  isOver?: boolean
}

/**
 * Writes how far a job is, in the transaction of the step itself, and keeps it for another lease.
 * @returns whether it is over
 */
export async function advanceJob(
  tx: Tx,
  { id, total, result, ...job }: HeldJob,
  { by, cursor, counts, isOver: says }: Step,
): Promise<boolean> {
  const done = job.done + by
  const isOver = says ?? done >= total
  await tx.job.update({
    where: { id },
    data: {
      done,
      // What was counted at the start can be a little off at the end.
      total: isOver ? done : Math.max(done, total),
      failures: 0,
      error: null,
      leasedUntil: new Date(Date.now() + JOB_LEASE),
      ...(cursor !== undefined && { cursor }),
      ...(counts && { result: { ...result, [counts]: (result[counts] ?? 0) + by } }),
      ...(isOver && { state: 'done', endedAt: new Date() }),
    },
    select: { id: true },
  })
  return isOver
}
