import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { db, Prisma } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'
import { findHandler, HANDLER_TEMPLATE } from '@/lib/events/signal'
import type { Signal } from '@/lib/events/signals'
import {
  isMail,
  claim,
  dueNow,
  noteSent,
  putBackLogged,
  settle,
  type Claimed,
} from '@/lib/mail/outbox'
import { identifierOf } from '@/lib/backends/choose-backend'
import { composeMessage } from '@/lib/mail/composers/invitations'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'

/** A handler that fails for this long is given up. */
const GIVE_UP = hours(23)
export const HANDLERS_AT_A_TIME = 20

/**
 * Claims and runs the company's own code: handlers with their event, channels with their invitation.
 * @returns how many there were, and how many were delivered
 */
export async function runHandlers() {
  const isTurn = dueNow(Prisma.sql`NOT (${isMail})`)
  const due = Prisma.sql`${isTurn} LIMIT ${HANDLERS_AT_A_TIME} FOR UPDATE SKIP LOCKED`
  const turns = await claim(db, due, Prisma.sql`m.id`)
  const delivered = await Promise.all(turns.map(call))
  return { claimed: turns.length, delivered: delivered.filter(Boolean).length }
}

async function call(turn: Claimed): Promise<boolean> {
  try {
    const isHandler = turn.template === HANDLER_TEMPLATE
    const isDelivered = await (isHandler ? deliver(turn.payload) : sendMessage(turn))
    if (isDelivered) await noteSent([turn])
    else await settle(turn, { status: 'dropped', lastError: null })
    return isDelivered
  } catch (error) {
    const { triedSince } = turn
    const isFinal = triedSince !== null && databaseNow().getTime() - triedSince.getTime() > GIVE_UP
    await putBackLogged(turn, error, { isUnsent: false, isFinal })
    return false
  }
}

/** @returns false if nothing handles the event any longer */
async function deliver({
  handler: name = '',
  eventId = '',
}: {
  handler?: string
  eventId?: string
}) {
  const event = await db.event.findUnique({ where: { id: eventId } })
  const handler = event && findHandler(event.type, name)
  if (!handler) return false
  const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  const { id, type, organizationId, data, createdAt } = event
  const actor = person(event.actorId, event.actorName)
  const target = person(event.targetId, event.targetName)
  const signal = { id, type, organizationId, actor, target, data, createdAt }
  await handler.run(signal as unknown as Signal)
  return true
}

/**
 * Sends an invitation to an invitee who has no address, with the backend of its channel.
 * @returns false if it is no longer valid, or its backend is no longer configured
 */
async function sendMessage({ id, recipient: to, payload, locale }: Claimed) {
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
