import 'server-only'
import { identifierOf } from '@/lib/backends/choose-backend'
import { composeMessage } from '@/lib/mail/compose'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import type { Claimed } from '@/lib/mail/outbox'

/**
 * Takes an invitation to an invitee who is no address, by the backend that says how.
 * @returns false when it is no longer true, or its backend is configured no more
 */
export async function sendMessage({ id, recipient: to, payload, locale }: Claimed) {
  const { channel = null, ...invitation } = payload as Extract<
    OutgoingMail,
    { version: number; template: 'invitation' }
  >
  const identifier = identifierOf(channel)
  const message = identifier && (await composeMessage(invitation, locale))
  if (!message) return false
  await identifier.deliver({ id, to, ...message })
  return true
}
