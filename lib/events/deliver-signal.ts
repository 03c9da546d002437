import 'server-only'
import { db } from '@/lib/db'
import { findHandler } from '@/lib/events/signal'
import type { Signal } from '@/lib/events/signals'

/**
 * Gives an event to the handler that an outbox row names.
 * @returns false when there is nobody to give it to any more
 */
export async function deliverSignal(payload: { handler?: string; eventId?: string }) {
  const event = await db.event.findUnique({ where: { id: payload.eventId ?? '' } })
  const handler = event && findHandler(event.type, payload.handler ?? '')
  if (!handler) return false
  const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  await handler.run({
    id: event.id,
    type: event.type,
    organizationId: event.organizationId,
    actor: person(event.actorId, event.actorName),
    target: person(event.targetId, event.targetName),
    data: event.data,
    createdAt: event.createdAt,
  } as unknown as Signal)
  return true
}
