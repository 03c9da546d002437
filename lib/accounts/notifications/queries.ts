import 'server-only'
import { unsubscribeSchema, type UnsubscribeInput } from '@/lib/accounts/notifications/schema'
import { readUnsubscribeLink } from '@/lib/accounts/notifications/choose-mails'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { mailKinds, type MailKind } from '@/lib/mail/mail-kinds'

/** Lists each optional type of email, and whether the person receives it. */
export async function listMailKinds({ id }: SignedIn): Promise<[MailKind, boolean][]> {
  const { mutedMails } = await db.user.findUniqueOrThrow({
    where: { id },
    select: { mutedMails: true },
  })
  return (Object.keys(mailKinds) as MailKind[]).map((kind) => [kind, !mutedMails.includes(kind)])
}

/**
 * Reads an unsubscribe link: what it turns off, and whether it is off already; null if it is invalid.
 * Read-only.
 * @param given the token in the path, and the type in the query
 */
export async function findUnsubscribeLink(given: {
  token: string
  kind: unknown
}): Promise<{ link: UnsubscribeInput; isOff: boolean } | null> {
  const { data: link } = unsubscribeSchema.safeParse(given)
  const id = link && readUnsubscribeLink(link)
  if (!id) return null
  const isOff = (await db.user.count({ where: { id, mutedMails: { has: link.kind } } })) > 0
  return { link, isOff }
}
