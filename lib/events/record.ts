import 'server-only'
import { nextLinkVersion, type UserPurpose } from '@/lib/auth/link-version'
import type { Prisma, Tx } from '@/lib/db'
import { callHandlers } from '@/lib/events/signal'
import type { Signal } from '@/lib/events/signals'
import type { EventData, EventType } from '@/lib/events/vocabulary'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { uuid7 } from '@/lib/uuid7'

/** A person as the trail remembers them. */
export interface Person {
  id: string
  name: string | null
  email: string
  /** Acts as staff, where they are no member. */
  asStaff?: boolean
}

/** The name that pages, mails and the trail show: the person's own, else their address. */
export const displayName = (person: Pick<Person, 'name' | 'email'>) => person.name || person.email

interface NewEvent<T extends EventType> {
  type: T
  data: EventData[T]
  organizationId?: string
  /** Who did it; nobody for what the system does. */
  actor?: Person | undefined
  /** To whom. */
  target?: Person | undefined
}

/**
 * The one gate to the audit trail: writes what happened, the mails that follow from it and the turns
 * of the registered handlers, in the caller's transaction, so that none can exist without the change.
 * @throws whatever a handler in the transaction throws to refuse the change
 */
export async function record<T extends EventType>(
  tx: Tx,
  event: NewEvent<T>,
  ...mails: OutgoingMail[]
): Promise<void> {
  const { type, data } = event
  const row = rowOf(event as NewEvent<EventType>)
  const { id, createdAt } = await tx.event.create({
    data: row,
    select: { id: true, createdAt: true },
  })
  const { organizationId } = row
  const [actor, target] = [named(event.actor), named(event.target)]
  await callHandlers(tx, { id, type, organizationId, actor, target, data, createdAt } as Signal)
  await post(tx, ...mails)
}

/**
 * The same for many events: one statement for all of them and one for their mails. Handlers in the
 * transaction are called for each, in order.
 * @throws whatever a handler in the transaction throws to refuse the change
 */
export async function recordMany<T extends EventType>(
  tx: Tx,
  events: NewEvent<T>[],
  mails: OutgoingMail[],
): Promise<void> {
  const rows = events.map((event) => ({ id: uuid7(), ...rowOf(event as NewEvent<EventType>) }))
  const createdAt = new Date()
  await tx.$executeRaw`
    INSERT INTO "Event" (id, type, data, "organizationId", "actorId", "actorName", "asStaff",
      "targetId", "targetName", "createdAt")
    SELECT id, type, data, "organizationId", "actorId", "actorName", "asStaff", "targetId",
      "targetName", ${createdAt}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event(id uuid, type text, data jsonb,
      "organizationId" uuid, "actorId" uuid, "actorName" text, "asStaff" boolean, "targetId" uuid,
      "targetName" text)`
  for (const [index, { actor, target, type, data }] of events.entries()) {
    const { id, organizationId } = rows[index]!
    const about = { actor: named(actor), target: named(target), organizationId }
    await callHandlers(tx, { id, type, ...about, data, createdAt } as unknown as Signal)
  }
  await postMany(tx, mails)
}

async function postMany(tx: Tx, mails: OutgoingMail[]) {
  const rows = mails.map(({ template, to, ...payload }) => ({
    ...{ id: uuid7(), template, recipient: to, payload },
  }))
  await tx.$executeRaw`
    INSERT INTO "Outbox" (id, template, recipient, payload)
    SELECT id, template, recipient, payload
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS mail(id uuid, template text, recipient text, payload jsonb)`
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

/**
 * Puts mails into the outbox, in the caller's transaction. One with a link to a person gets the
 * link's number, and older links of the same sort stop working.
 */
export async function post(tx: Tx, ...mails: OutgoingMail[]): Promise<void> {
  if (mails.length === 0) return
  const numbered: OutgoingMail[] = []
  for (const mail of mails) numbered.push(await withLinkNumber(tx, mail))
  await tx.outbox.createMany({
    data: numbered.map(({ template, to, delayMs, ...payload }) => ({
      template,
      recipient: to,
      payload,
      ...(delayMs && { nextAttemptAt: new Date(Date.now() + delayMs) }),
    })),
  })
}

const linkPurposes: Partial<Record<OutgoingMail['template'], UserPurpose>> = {
  'activate-account': 'activate',
  'password-reset': 'reset',
  'sign-in-link': 'sign-in',
}

async function withLinkNumber(tx: Tx, mail: OutgoingMail): Promise<OutgoingMail> {
  const purpose = linkPurposes[mail.template]
  if (!purpose || !('userId' in mail)) return mail
  const version = await nextLinkVersion(tx, purpose, mail.userId)
  return version === null ? mail : ({ ...mail, version } as OutgoingMail)
}
