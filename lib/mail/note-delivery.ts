import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { MailDelivery } from '@/lib/generated/prisma/client'
import { shownInvitee } from '@/lib/backends/choose-backend'

/** What a provider can report about an email after accepting it. */
export const reports = [
  'delayed',
  'delivered',
  'returned',
  'refused',
  'suppressed',
  'bounced',
  'complained',
] as const satisfies MailDelivery[]

/** A provider's report about an email. */
export interface MailReport {
  /** Identifies the email by the provider's id, and by ours if the provider returns it. */
  mail: { providerId: string | null; id: string | null }
  delivery: (typeof reports)[number]
  detail: string | null
}

/**
 * Records a provider's report. Reports may arrive late: only a state that is later in MailDelivery than
 * the current one counts. Reports about other emails are ignored.
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
