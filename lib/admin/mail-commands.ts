import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { lockPerson } from '@/lib/admin/lock-person'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import type { MailIdInput } from '@/lib/admin/schema'
import { record } from '@/lib/events/record'
import { resumePace } from '@/lib/mail/mail-pace'
import { LEASE } from '@/lib/mail/outbox'
import { mailLifetime } from '@/lib/mail/send-mails'

/** An outbox email whose row is locked, as of now. */
interface LockedMail {
  id: string
  template: string
  recipient: string
  status: MailStatus
  createdAt: Date
  nextAttemptAt: Date
}

/**
 * Runs a transaction for what staff do to a waiting or failed email: both the actor and the email are
 * checked again.
 * @throws DomainError not-found
 */
const withMailLock = <R>(
  staff: Staff,
  id: string,
  work: (tx: Tx, mail: LockedMail) => Promise<R>,
): Promise<R> =>
  db.$transaction(async (tx) => {
    await lockPerson(tx, staff, staff.id)
    const [mail] = await tx.$queryRaw<LockedMail[]>`
      SELECT id, template, recipient, status, "createdAt", "nextAttemptAt" FROM "Outbox"
      WHERE id = ${id}::uuid FOR UPDATE`
    if (!mail) throw new DomainError('not-found')
    return work(tx, mail)
  })

/**
 * Sends an outbox email again immediately: one that failed, was discarded by staff, or waits for its
 * next attempt. If a provider already accepted it more than a day ago, it is sent a second time: that
 * is for a person to decide.
 * @throws DomainError not-found | mail-over
 */
export const retryMail = (staff: Staff, { mailId }: MailIdInput) =>
  withMailLock(staff, mailId, async (tx, mail) => {
    if (!canRetryMail(mail)) throw new DomainError('mail-over')
    await tx.outbox.updateMany({
      where: { id: mailId },
      data: {
        status: 'waiting',
        attempts: 0,
        firstAttemptAt: null,
        batchId: null,
        nextAttemptAt: databaseNow(),
      },
    })
    await resumePace(tx)
    const data = { mail: mail.template, address: mail.recipient }
    await record(tx, { type: 'mail.retried', actor: staff, data })
  })

/**
 * Discards an outbox email: it is not tried again. One that is being sent at this moment is still sent,
 * and then shown as sent.
 * @throws DomainError not-found | mail-over
 */
export const discardMail = (staff: Staff, { mailId }: MailIdInput) =>
  withMailLock(staff, mailId, async (tx, mail) => {
    if (!canDiscardMail(mail)) throw new DomainError('mail-over')
    await tx.outbox.updateMany({ where: { id: mailId }, data: { status: 'discarded' } })
    const data = { mail: mail.template, address: mail.recipient }
    await record(tx, { type: 'mail.discarded', actor: staff, data })
  })

/** The statuses of an outbox email. */
export const mailStatuses = ['waiting', 'failed', 'sent', 'dropped', 'discarded'] as const
export type MailStatus = (typeof mailStatuses)[number]

type Mail = Pick<LockedMail, 'template' | 'status' | 'createdAt' | 'nextAttemptAt'>

/**
 * Whether another attempt would send it: it is still relevant. An email whose next attempt is closer than a
 * lease may be in progress: a second attempt would collide with it.
 */
export const canRetryMail = ({ template, status, createdAt, nextAttemptAt }: Mail) => {
  const now = databaseNow().getTime()
  if (now - createdAt.getTime() > mailLifetime(template)) return false
  if (status === 'waiting') return nextAttemptAt.getTime() > now + LEASE
  return status === 'failed' || status === 'discarded'
}

/** Emails that were not sent yet and still may be. */
export const canDiscardMail = ({ status }: Pick<Mail, 'status'>) =>
  status === 'waiting' || status === 'failed'
