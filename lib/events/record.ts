import 'server-only'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/db'
import type { EventData, EventType } from '@/lib/events/vocabulary'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'

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
  actor?: Person
  /** To whom. */
  target?: Person
}

/**
 * The one gate to the audit trail: writes what happened, and the mails that follow from it, in the
 * caller's transaction, so that neither can exist without the change itself.
 */
export async function record<T extends EventType>(
  tx: Tx,
  event: NewEvent<T>,
  ...mails: OutgoingMail[]
): Promise<void> {
  await tx.event.create({
    data: {
      type: event.type,
      data: event.data as Prisma.InputJsonObject,
      organizationId: event.organizationId ?? null,
      actorId: event.actor?.id ?? null,
      actorName: event.actor ? displayName(event.actor) : null,
      asStaff: event.actor?.asStaff ?? false,
      targetId: event.target?.id ?? null,
      targetName: event.target ? displayName(event.target) : null,
    },
    select: { id: true },
  })
  await post(tx, ...mails)
}

/** Puts mails into the outbox, in the caller's transaction. */
export async function post(tx: Tx, ...mails: OutgoingMail[]): Promise<void> {
  if (mails.length === 0) return
  await tx.outbox.createMany({
    data: mails.map(({ template, to, ...payload }) => ({ template, recipient: to, payload })),
  })
}
