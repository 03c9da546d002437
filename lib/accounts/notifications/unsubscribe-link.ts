import 'server-only'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import type { UnsubscribeInput } from '@/lib/accounts/notifications/schema'
import { days } from '@/lib/config/define-guildhall'
import type { MailKind } from '@/lib/mail/mail-kinds'

/** Longer than anybody keeps a mail to unsubscribe by it. */
const LIFETIME = days(365)

/** The end of both addresses by which a person switches a kind of mail off, signed in or not. */
export const unsubscribeLink = (userId: string, kind: MailKind) =>
  `unsubscribe/${makeToken('unsubscribe', userId, kind)}?kind=${kind}`

/** Whose link it is; null for none of ours. It works more than once: there is nothing to guard. */
export function readUnsubscribeLink({ token, kind }: UnsubscribeInput): string | null {
  const parsed = parseToken(token)
  if (!parsed || hasRunOut(parsed, LIFETIME)) return null
  return isGenuine(parsed, 'unsubscribe', kind) ? parsed.subject : null
}
