import 'server-only'
import type { Tx } from '@/lib/db'
import type { ClaimedJob } from '@/lib/jobs/claim-job'

/** How far a job is, as of now. */
export interface HeldJob {
  id: string
  done: number
  total: number
  cursor: string | null
  result: Record<string, number>
}

/** The job was stopped, or another worker has it since the lease ran out: nothing more to do. */
export class ClaimLost extends Error {}

/**
 * Holds a job's row until the transaction ends, if it is still this worker's. Where the organization's
 * row is held as well, that one comes first.
 * @throws ClaimLost, which takes back what the step did
 */
export async function holdJob(tx: Tx, { id, claim }: ClaimedJob): Promise<HeldJob> {
  const [job] = await tx.$queryRaw<HeldJob[]>`
    SELECT id, done, total, cursor, result FROM "Job"
    WHERE id = ${id}::uuid AND claim = ${claim} AND state = 'running' FOR UPDATE`
  if (!job) throw new ClaimLost()
  return job
}
