import 'server-only'
import { nextLinkVersion, type UserPurpose } from '@/lib/auth/link-version'
import type { Prisma, Tx } from '@/lib/db'
import { callHandlers } from '@/lib/events/signal'
import type { Signal } from '@/lib/events/signals'
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
  const { type, data, organizationId = null } = event
  const actor = named(event.actor)
  const target = named(event.target)
  const { id, createdAt } = await tx.event.create({
    data: {
      type,
      data: data as Prisma.InputJsonObject,
      organizationId,
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? null,
      asStaff: event.actor?.asStaff ?? false,
      targetId: target?.id ?? null,
      targetName: target?.name ?? null,
    },
    select: { id: true, createdAt: true },
  })
  await callHandlers(tx, { id, type, organizationId, actor, target, data, createdAt } as Signal)
  await post(tx, ...mails)
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
