import 'server-only'
import { after } from 'next/server'
import { markJobSeen } from '@/lib/jobs/mark-job-seen'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { drainOutbox } from '@/lib/mail/drain-outbox'

interface LookedAt {
  id: string
  state: string
  isMine: boolean
  seenAt: Date | null
}

/**
 * What follows, once the answer is out, when somebody looks at a job. One that is not done goes on for
 * a while, so that it moves on a host without a worker too, and its mails go out; of one that has
 * ended, whoever began it is not told again.
 */
export function attendJob({ id, state, isMine, seenAt }: LookedAt): void {
  if (state === 'waiting' || state === 'running')
    after(async () => {
      await workOffJobs()
      await drainOutbox()
    })
  else if (state !== 'draft' && isMine && !seenAt) after(() => markJobSeen(id))
}
