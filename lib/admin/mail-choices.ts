import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { LEASE } from '@/lib/mail/outbox'

/** The statuses of an outbox email. */
export const mailStatuses = ['waiting', 'failed', 'sent', 'dropped', 'discarded'] as const
export type MailStatus = (typeof mailStatuses)[number]

interface Mail {
  status: MailStatus
  nextAttemptAt: Date
}

/**
 * An email whose next attempt is closer than a lease may be in progress: a second attempt would collide
 * with it.
 */
export const canRetryMail = ({ status, nextAttemptAt }: Mail) =>
  status === 'failed' ||
  status === 'discarded' ||
  (status === 'waiting' && nextAttemptAt.getTime() > databaseNow().getTime() + LEASE)

/** Emails that were not sent yet and still may be. */
export const canDiscardMail = ({ status }: Mail) => status === 'waiting' || status === 'failed'
