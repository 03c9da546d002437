import 'server-only'
import { onCommit, Prisma, type Tx } from '@/lib/db'
import { callHandlers } from '@/lib/events/signal'
import type { Signal } from '@/lib/events/signals'
import type { EventData, EventType } from '@/lib/events/vocabulary'
import { insertMails } from '@/lib/mail/enqueue-mail'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { logEvent } from '@/lib/log'
import { displayName, type Person } from '@/lib/accounts/person'
import { originNow } from '@/lib/ops/origin'
import { uuid7 } from '@/lib/database/uuid'

interface NewEvent<T extends EventType> {
  type: T
  data: EventData[T]
  organizationId?: string
  /** The person who did it; undefined for the system. */
  actor?: Person | undefined
  /** The person it was done to. */
  target?: Person | undefined
}

export type AnyEvent = { [T in EventType]: NewEvent<T> }[EventType]

/**
 * The only way to write to the audit log: records the event, the emails that follow from it and the
 * calls of registered handlers in the caller's transaction, so that none exists without the change.
 * @throws whatever a handler in the transaction throws to refuse the change
 */
export const record = <T extends EventType>(
  tx: Tx,
  event: NewEvent<T>,
  ...mails: OutgoingMail[]
): Promise<void> => recordMany(tx, [event as AnyEvent], mails)

/**
 * Records an event of an organization, done by the person of its context, or by the system.
 * @throws whatever a handler in the transaction throws to refuse the change
 */
export const recordIn = <T extends EventType>(
  tx: Tx,
  { organization: { id: organizationId }, user: actor }: Here,
  event: Pick<NewEvent<T>, 'type' | 'data' | 'target'>,
  ...mails: OutgoingMail[]
): Promise<void> => record(tx, { ...event, organizationId, actor }, ...mails)

interface Here {
  organization: { id: string }
  user?: Person | undefined
}

/**
 * Records many events, with one statement for all of them and their emails. Handlers in the transaction
 * are called for each, in order.
 * @throws whatever a handler in the transaction throws to refuse the change
 */
export async function recordMany(tx: Tx, events: AnyEvent[], mails: OutgoingMail[]): Promise<void> {
  const rows = events.map((event) => ({ id: uuid7(), ...rowOf(event as NewEvent<EventType>) }))
  const createdAt = new Date()
  const { source, requestId } = originNow()
  const inserted = Prisma.sql`
    INSERT INTO "Event" (id, type, data, "organizationId", "actorId", "actorName", "asStaff",
      "targetId", "targetName", source, "requestId", "createdAt")
    SELECT id, type, data, "organizationId", "actorId", "actorName", "asStaff", "targetId",
      "targetName", ${source}, ${requestId}, ${createdAt}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event(id uuid, type text, data jsonb,
      "organizationId" uuid, "actorId" uuid, "actorName" text, "asStaff" boolean, "targetId" uuid,
      "targetName" text)`
  const queued = mails.length > 0 && (await insertMails(tx, mails))
  await tx.$executeRaw(queued ? Prisma.sql`WITH event AS (${inserted}) ${queued}` : inserted)
  for (const [index, { actor, target, type, data }] of events.entries()) {
    const { id, organizationId } = rows[index]!
    const about = { actor: named(actor), target: named(target), organizationId }
    await callHandlers(tx, { id, type, ...about, data, createdAt } as unknown as Signal)
  }
  onCommit(tx, () => {
    for (const { id, type, data, ...row } of rows)
      logEvent(type, { id, ...whom(row), ...said(type, data) })
  })
}

const whom = (row: {
  actorId: string | null
  targetId: string | null
  organizationId: string | null
}) => ({
  actor: row.actorId ?? undefined,
  target: row.targetId ?? undefined,
  organization: row.organizationId ?? undefined,
})

/** Returns the parts of an event that name no person and no organization. */
function said(type: EventType, data: object): Record<string, string> {
  const names = ['role', 'by', 'with', 'because', 'policy', 'format', 'list', 'template']
  if (type === 'member.roleChanged') names.push('from', 'to')
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)))
}

const rowOf = ({ type, data, organizationId, ...event }: NewEvent<EventType>) => {
  const actor = named(event.actor)
  const target = named(event.target)
  return {
    type,
    data: data as Prisma.InputJsonObject,
    organizationId: organizationId ?? null,
    actorId: actor?.id ?? null,
    actorName: actor?.name ?? null,
    asStaff: event.actor?.asStaff ?? false,
    targetId: target?.id ?? null,
    targetName: target?.name ?? null,
  }
}

const named = (person: Person | undefined) =>
  person ? { id: person.id, name: displayName(person) } : null
