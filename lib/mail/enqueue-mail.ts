import 'server-only'
import { nextLinkVersion, type UserPurpose } from '@/lib/auth/link-version'
import type { Tx } from '@/lib/db'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { uuid7 } from '@/lib/database/uuid7'

/**
 * Puts emails into the outbox in the caller's transaction; they are sent after it commits. A link to
 * a user gets the next number for its purpose, so that older links of that purpose stop working.
 */
export async function enqueueMail(tx: Tx, ...mails: OutgoingMail[]): Promise<void> {
  if (mails.length === 0) return
  const numbered: OutgoingMail[] = []
  for (const mail of mails) numbered.push(await withLinkNumber(tx, mail))
  await tx.outbox.createMany({
    data: numbered.map(({ template, to, delayMs, ...payload }) => ({
      template,
      recipient: to,
      payload,
      ...(delayMs && { nextAttemptAt: new Date(Date.now() + delayMs) }),
    })),
  })
}

/** The same for many emails that carry no numbered link, in one statement. */
export async function enqueueMany(tx: Tx, mails: OutgoingMail[]) {
  const rows = mails.map(({ template, to, ...payload }) => ({
    ...{ id: uuid7(), template, recipient: to, payload },
  }))
  await tx.$executeRaw`
    INSERT INTO "Outbox" (id, template, recipient, payload)
    SELECT id, template, recipient, payload
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS mail(id uuid, template text, recipient text, payload jsonb)`
}

const linkPurposes: Partial<Record<OutgoingMail['template'], UserPurpose>> = {
  'activate-account': 'activate',
  'password-reset': 'reset',
  'sign-in-link': 'sign-in',
}

async function withLinkNumber(tx: Tx, mail: OutgoingMail): Promise<OutgoingMail> {
  const purpose = linkPurposes[mail.template]
  if (!purpose || !('userId' in mail)) return mail
  const version = await nextLinkVersion(tx, purpose, mail.userId)
  return version === null ? mail : ({ ...mail, version } as OutgoingMail)
}
