import 'server-only'
import { nextLinkVersion, type UserPurpose } from '@/lib/accounts/sign-in/link-version'
import { Prisma, type Tx } from '@/lib/db'
import { mailKindOf } from '@/lib/mail/mail-kinds'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { uuid7 } from '@/lib/database/uuid'
import { hours } from '@/lib/config/define-guildhall'

/** How far ahead of other emails, of what goes to many, a link is queued that its recipient waits for. */
export const AHEAD = hours(1)
const isAwaited = (template: string) =>
  template in linkPurposes || template === 'invitation-account'

/**
 * Adds emails to the outbox in the caller's transaction; they are sent after it commits. A link to a
 * user gets the next version for its purpose, so that older ones stop working. Emails that their
 * recipient turned off are left out.
 */
export async function enqueueMail(tx: Tx, ...mails: OutgoingMail[]): Promise<void> {
  if (mails.length > 0) await tx.$executeRaw(await insertMails(tx, mails))
}

/** Returns the statement used by enqueueMail, for callers that combine it with their own. */
export async function insertMails(tx: Tx, mails: OutgoingMail[]): Promise<Prisma.Sql> {
  const rows: object[] = []
  for (const mail of mails) {
    const { template, to, delayMs = 0, ...payload } = await withLinkNumber(tx, mail)
    const dueMs = isAwaited(template) ? -AHEAD : delayMs
    const kind = mailKindOf(template)
    rows.push({ id: uuid7(), template, recipient: to, payload, dueMs, kind })
  }
  return Prisma.sql`
    INSERT INTO "Outbox" (id, template, recipient, payload, "nextAttemptAt")
    SELECT id, template, recipient, payload, now() + "dueMs" * interval '1 millisecond'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS mail(id uuid, template text, recipient text, payload jsonb, "dueMs" int, kind text)
    WHERE NOT EXISTS (SELECT 1 FROM "User" u
      WHERE u.email = mail.recipient AND mail.kind = ANY(u."mutedMails"))`
}

type ToEach<M> = M extends { userId: string } ? Omit<M, 'to' | 'userId' | 'delayMs'> : never

/**
 * Adds an email to each of many people, in one statement however many they are. For emails without a link
 * that ends older ones, and that nobody can turn off.
 * @param people for a FROM clause, with a "User" u
 * @returns how many emails
 */
export const enqueueMailToEach = (
  tx: Tx,
  people: Prisma.Sql,
  { template, ...payload }: ToEach<OutgoingMail>,
): Promise<number> => tx.$executeRaw`
  INSERT INTO "Outbox" (id, template, recipient, payload)
  SELECT (${uuid7().slice(0, 14)}::text || substr(gen_random_uuid()::text, 15))::uuid, ${template},
    u.email, ${JSON.stringify(payload)}::jsonb || jsonb_build_object('userId', u.id)
  FROM ${people}`

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
