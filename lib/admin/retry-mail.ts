import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withMailLock } from '@/lib/admin/lock-mail'
import { canRetryMail } from '@/lib/admin/mail-choices'
import type { MailIdInput } from '@/lib/admin/schema'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { resumePace } from '@/lib/mail/mail-pace'

/**
 * Sends a mail of the outbox once more, at once: one that failed, that staff took out, or that would
 * wait for its next try. If a provider did take it more than a day ago, it goes out a second time:
 * that is for a person to decide.
 * @throws DomainError not-found | mail-over
 */
export const retryMail = (staff: Staff, { mailId }: MailIdInput) =>
  withMailLock(staff, mailId, async (tx, mail) => {
    if (!canRetryMail(mail)) throw new DomainError('mail-over')
    await tx.outbox.update({
      where: { id: mailId },
      data: {
        status: 'waiting',
        attempts: 0,
        firstAttemptAt: null,
        batchId: null,
        nextAttemptAt: new Date(),
      },
      select: { id: true },
    })
    await resumePace(tx)
    const data = { mail: mail.template, address: mail.recipient }
    await record(tx, { type: 'mail.retried', actor: staff, data })
  })
