import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { lockPerson } from '@/lib/admin/lock-person'
import type { MailStatus } from '@/lib/admin/mail-choices'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/** A mail of the outbox whose row is held, as of now. */
export interface LockedMail {
  id: string
  template: string
  recipient: string
  status: MailStatus
  nextAttemptAt: Date
}

/**
 * One transaction for what staff do to a mail that waits or failed: both they and it are looked at
 * again.
 * @throws DomainError not-found
 */
export const withMailLock = <R>(
  staff: Staff,
  id: string,
  work: (tx: Tx, mail: LockedMail) => Promise<R>,
): Promise<R> =>
  db.$transaction(async (tx) => {
    await lockPerson(tx, staff, staff.id)
    const [mail] = await tx.$queryRaw<LockedMail[]>`
      SELECT id, template, recipient, status, "nextAttemptAt" FROM "Outbox"
      WHERE id = ${id}::uuid FOR UPDATE`
    if (!mail) throw new DomainError('not-found')
    return work(tx, mail)
  })
