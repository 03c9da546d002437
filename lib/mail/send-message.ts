import 'server-only'
import { identifierOf } from '@/lib/backends/choose-backend'
import { composeMessage } from '@/lib/mail/compose'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import type { Claimed } from '@/lib/mail/outbox'

/**
 * Sends an invitation to an invitee who has no address, with the backend of its channel.
 * @returns false if it is no longer valid, or its backend is no longer configured
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
