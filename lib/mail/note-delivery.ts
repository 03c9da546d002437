import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { MailDelivery } from '@/lib/generated/prisma/client'
import { shownInvitee } from '@/lib/backends/choose-backend'

/** What a provider can tell of a mail after it took it. */
export const reports = [
  'delayed',
  'delivered',
  'returned',
  'refused',
  'suppressed',
  'bounced',
  'complained',
] as const satisfies MailDelivery[]

/** What a provider tells of a mail. */
export interface MailReport {
  /** The mail by the provider's id, and by ours where it brings that back. */
  mail: { providerId: string | null; id: string | null }
  delivery: (typeof reports)[number]
  detail: string | null
}

/**
 * Notes what a provider tells of a mail. Words may arrive late: only one that comes later in MailDelivery
 * than the last one counts. Of a mail that is not ours nothing is noted.
 */
export async function noteDelivery(tx: Tx, { mail, delivery, detail }: MailReport): Promise<void> {
  const [noted] = await tx.$queryRaw<{ invitationId: string; version: number }[]>`
    UPDATE "Outbox" SET delivery = ${delivery}::"MailDelivery", "deliveryDetail" = ${detail},
      -- The provider's answer was lost: it did take it.
      status = CASE WHEN status IN ('waiting', 'failed') THEN 'sent' ELSE status END,
      "sentAt" = coalesce("sentAt", now()), "lastError" = NULL
    WHERE ("providerId" = ${mail.providerId}::text OR id = ${mail.id}::uuid)
      AND (delivery IS NULL OR delivery < ${delivery}::"MailDelivery")
    RETURNING payload->>'invitationId' AS "invitationId", (payload->>'version')::int AS version`
  if (delivery !== 'bounced' || !noted?.version) return
  const invitation = await tx.organizationInvitation.findUnique({
    where: { id: noted.invitationId, version: noted.version },
    select: { organizationId: true, inviteeIdentifier: true, channel: true, role: true },
  })
  if (!invitation) return
  const { organizationId, role } = invitation
  const data = { address: shownInvitee(invitation), role }
  await record(tx, { type: 'invitation.bounced', organizationId, data })
}
