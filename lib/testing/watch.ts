import { db } from '@/lib/db'
import type { EventType } from '@/lib/events/vocabulary'

/** An event with the names of its people. */
export interface SeenEvent {
  type: EventType
  actor?: string
  target?: string
  data: unknown
}

export interface Seen<R> {
  result: R
  /** Sorted by type: events of one transaction have no other order. */
  events: SeenEvent[]
  /** As `template to address`, sorted. */
  mails: string[]
}

/** Runs a command and returns what it added to the audit log and the outbox. */
export async function watch<R>(command: () => Promise<R>): Promise<Seen<R>> {
  const before = new Set(await ids())
  const result = await command()
  const events = await db.event.findMany({
    orderBy: [{ type: 'asc' }, { id: 'asc' }],
    select: { id: true, type: true, actorName: true, targetName: true, data: true },
  })
  const mails = await db.outbox.findMany({ select: { id: true, template: true, recipient: true } })
  return {
    result,
    events: events
      .filter(({ id }) => !before.has(id))
      .map(({ type, actorName, targetName, data }) => ({
        type: type as EventType,
        ...(actorName && { actor: actorName }),
        ...(targetName && { target: targetName }),
        data,
      })),
    mails: mails
      .filter(({ id }) => !before.has(id))
      .map(({ template, recipient }) => `${template} to ${recipient}`)
      .sort(),
  }
}

const ids = async () => {
  const found = [
    await db.event.findMany({ select: { id: true } }),
    await db.outbox.findMany({ select: { id: true } }),
  ]
  return found.flat().map(({ id }) => id)
}
