import 'server-only'
import { db } from '@/lib/db'
import { minutes } from '@/lib/define-guildhall'

/** A job that this worker has, until the lease runs out or somebody stops it. */
export interface ClaimedJob {
  id: string
  organizationId: string
  startedById: string | null
  asStaff: boolean
  kind: string
  input: object
  failures: number
  /** The number of this taking: a worker who lost the job cannot write any more. */
  claim: number
}

/** Longer than any step takes: until then nobody else takes the job, afterwards somebody does. */
export const JOB_LEASE = minutes(1)

/**
 * Takes the job that has waited longest; null when there is none to take. Any number may ask at once.
 * One whose worker died counts as a failed step: what kills a worker must not do so for ever.
 * @param kinds those that this version knows: a newer one may have written others
 */
export async function claimJob(kinds: string[]): Promise<ClaimedJob | null> {
  const [job] = await db.$queryRaw<ClaimedJob[]>`
    UPDATE "Job" SET state = 'running', claim = claim + 1,
      failures = failures + CASE WHEN state = 'running' THEN 1 ELSE 0 END,
      "leasedUntil" = now() + ${JOB_LEASE} * interval '1 millisecond'
    WHERE id = (
      SELECT id FROM "Job"
      WHERE state IN ('waiting', 'running') AND "leasedUntil" <= now() AND kind = ANY(${kinds})
      ORDER BY "leasedUntil" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "organizationId", "startedById", "asStaff", kind, input, failures, claim`
  return job ?? null
}
