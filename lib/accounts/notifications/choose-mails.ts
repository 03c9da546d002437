import 'server-only'
import type { ChooseMailsInput, UnsubscribeInput } from '@/lib/accounts/notifications/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { MailKind } from '@/lib/mail/mail-kinds'
import { hasRunOut, isGenuine, makeToken, parseLinkToken } from '@/lib/access/tokens'
import { days } from '@/lib/config/define-guildhall'

/** Saves which types of email a person wants. */
export const chooseMails = (user: SignedIn, wanted: ChooseMailsInput): Promise<void> =>
  db.$transaction((tx) =>
    mute(tx, user.id, () => (Object.keys(wanted) as MailKind[]).filter((kind) => !wanted[kind])),
  )

/**
 * Turns a type of email off with the link in one of them, which can be used repeatedly.
 * @throws DomainError link-invalid
 */
export async function unsubscribe(link: UnsubscribeInput): Promise<void> {
  const userId = readUnsubscribeLink(link)
  if (!userId) throw new DomainError('link-invalid')
  await db.$transaction((tx) => mute(tx, userId, (muted) => [...new Set([...muted, link.kind])]))
}

async function mute(tx: Tx, id: string, change: (muted: string[]) => string[]) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, mutedMails: true },
  })
  // The person was deleted.
  if (!user) return
  const { mutedMails, ...actor } = user
  const muted = change(mutedMails).sort()
  if (muted.join() === [...mutedMails].sort().join()) return
  await tx.user.update({ where: { id }, data: { mutedMails: muted }, select: { id: true } })
  await record(tx, { type: 'user.mailsChosen', actor, data: { from: mutedMails, to: muted } })
}

/** Longer than anyone keeps an email to unsubscribe with it. */
const LIFETIME = days(365)

/** Returns the end of both URLs that turn a type of email off, signed in or not. */
export const unsubscribeLink = (userId: string, kind: MailKind) =>
  `unsubscribe/${makeToken('unsubscribe', userId, kind)}?kind=${kind}`

/**
 * Returns whose link it is; null if it is invalid. It can be used repeatedly: there is nothing to
 * protect.
 */
export function readUnsubscribeLink({ token, kind }: UnsubscribeInput): string | null {
  const parsed = parseLinkToken(token)
  if (!parsed || hasRunOut(parsed, LIFETIME)) return null
  return isGenuine(parsed, 'unsubscribe', kind) ? parsed.subject : null
}
