import 'server-only'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'
import { enqueueMail } from '@/lib/mail/enqueue-mail'

interface NewRole {
  organizationId: string
  person: Person
  from: string
  role: string
}

/**
 * Emails a member their new role, after the undo period if the change can be undone. Replaces waiting
 * emails about earlier changes, so that several changes send one email, and a change that is undone
 * sends none.
 */
export async function mailNewRole(
  tx: Tx,
  { organizationId, person, from, role }: NewRole,
  isUndoOffered: boolean,
) {
  const { id: userId, email: to } = person
  const waiting = await tx.$queryRaw<{ before: string | null }[]>`
    DELETE FROM "Outbox" WHERE id IN (
      SELECT id FROM "Outbox"
      WHERE recipient = ${to} AND template = 'role-changed' AND status = 'waiting' AND attempts = 0
        AND payload ->> 'organizationId' = ${organizationId} AND payload ->> 'userId' = ${userId}
      FOR UPDATE SKIP LOCKED)
    RETURNING payload ->> 'before' AS before`
  const before = waiting[0]?.before ?? from
  if (before === role) return
  await enqueueMail(tx, {
    template: 'role-changed',
    to,
    organizationId,
    userId,
    role,
    before,
    ...(isUndoOffered && { delayMs: OFFER_LASTS }),
  })
}

/** How long a role change can be undone from its toast, plus a margin, in milliseconds. */
const OFFER_LASTS = 30_000
