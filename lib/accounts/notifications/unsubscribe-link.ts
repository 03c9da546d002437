import 'server-only'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import type { UnsubscribeInput } from '@/lib/accounts/notifications/schema'
import { days } from '@/lib/config/define-guildhall'
import type { MailKind } from '@/lib/mail/mail-kinds'

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
  const parsed = parseToken(token)
  if (!parsed || hasRunOut(parsed, LIFETIME)) return null
  return isGenuine(parsed, 'unsubscribe', kind) ? parsed.subject : null
}
