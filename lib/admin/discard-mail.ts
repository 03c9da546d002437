import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withMailLock } from '@/lib/admin/lock-mail'
import { canDiscardMail } from '@/lib/admin/mail-choices'
import type { MailIdInput } from '@/lib/admin/schema'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/**
 * Takes a mail out of the outbox: it is not tried again. One that is on its way this very moment goes
 * out all the same, and is then told as sent.
 * @throws DomainError not-found | mail-over
 */
export const discardMail = (staff: Staff, { mailId }: MailIdInput) =>
  withMailLock(staff, mailId, async (tx, mail) => {
    if (!canDiscardMail(mail)) throw new DomainError('mail-over')
    await tx.outbox.update({
      where: { id: mailId },
      data: { status: 'discarded' },
      select: { id: true },
    })
    const data = { mail: mail.template, address: mail.recipient }
    await record(tx, { type: 'mail.discarded', actor: staff, data })
  })
