import 'server-only'
import { unsubscribeSchema, type UnsubscribeInput } from '@/lib/accounts/notifications/schema'
import { readUnsubscribeLink } from '@/lib/accounts/notifications/unsubscribe-link'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { mailKinds, type MailKind } from '@/lib/mail/mail-kinds'

/** Each kind of mail that can be switched off, and whether the person gets it. */
export async function listMailKinds({ id }: SignedIn): Promise<[MailKind, boolean][]> {
  const { mutedMails } = await db.user.findUniqueOrThrow({
    where: { id },
    select: { mutedMails: true },
  })
  return (Object.keys(mailKinds) as MailKind[]).map((kind) => [kind, !mutedMails.includes(kind)])
}

/**
 * What the link in a mail switches off, and whether it is off already; null for none of ours. Changes nothing.
 * @param given the token in the path, and the kind in the query
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
