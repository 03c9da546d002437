import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { LEASE } from '@/lib/mail/outbox'

/** Where a mail of the outbox stands. */
export const mailStatuses = ['waiting', 'failed', 'sent', 'dropped', 'discarded'] as const
export type MailStatus = (typeof mailStatuses)[number]

interface Mail {
  status: MailStatus
  nextAttemptAt: Date
}

/** One whose next try is nearer than a lease is long may be on its way: a second try would meet it. */
export const canRetryMail = ({ status, nextAttemptAt }: Mail) =>
  status === 'failed' ||
  status === 'discarded' ||
  (status === 'waiting' && nextAttemptAt.getTime() > databaseNow().getTime() + LEASE)

/** What was not sent yet and may still be. */
export const canDiscardMail = ({ status }: Mail) => status === 'waiting' || status === 'failed'
