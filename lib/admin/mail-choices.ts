import 'server-only'
import type { OutboxStatus } from '@/lib/generated/prisma/client'
import { LEASE } from '@/lib/mail/drain-outbox'

interface Mail {
  status: OutboxStatus
  nextAttemptAt: Date
}

/** One whose next try is nearer than a lease is long may be on its way: a second try would meet it. */
export const canRetryMail = ({ status, nextAttemptAt }: Mail) =>
  status === 'failed' ||
  status === 'discarded' ||
  (status === 'waiting' && nextAttemptAt.getTime() > Date.now() + LEASE)

/** What was not sent yet and may still be. */
export const canDiscardMail = ({ status }: Mail) => status === 'waiting' || status === 'failed'
