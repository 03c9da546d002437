import type { Route } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { timeAgo } from '@/components/ui/relative-time'
import type { EventRow } from '@/lib/events/queries'
import { sentenceOf } from '@/lib/events/sentence-of'
import { orgPath } from '@/lib/paths'
import { kindLabels } from '@/components/organizations/kind-labels'
import { roleLabels } from '@/components/members/role-labels'
import { EventLines, type ListedEvent, type Words } from './event-lines'

/** An event with the kind of its organization, for lists with several kinds. */
export type EventOfKind = EventRow & { kind?: string | null }

export interface EventListProps<Row extends EventOfKind> {
  events: Row[]
  /** The organization's kind, for its texts. */
  kind?: string
  /** The organization whose members have a page that the viewer may open: names link there. */
  membersOf?: string
  /** The text below the sentence: where it happened. */
  noteOf?: (event: Row) => string | undefined
}

/** Events of the audit log, each as a sentence. */
export async function EventList<Row extends EventOfKind>(props: EventListProps<Row>) {
  const { events, membersOf, noteOf } = props
  const kindOf = (event: EventOfKind) => event.kind ?? props.kind ?? ''
  const kinds = [...new Set(events.map(kindOf))]
  const [t, words, label, locale, ...labels] = await Promise.all([
    getTranslations('events'),
    getTranslations('activity'),
    roleLabels(),
    getLocale(),
    ...kinds.map(kindLabels),
  ])
  const now = new Date()
  const page = (id: string | null | undefined, isMember = false) =>
    membersOf && id && isMember ? orgPath(membersOf, `people/${id}`) : undefined
  const listed = (event: Row): ListedEvent => {
    const actor = event.actorName ?? words('somebody')
    const target = event.targetName ?? words('somebody')
    const pages = {
      actor: page(event.actorId, event.actorIsMember),
      target: page(event.targetId, event.targetIsMember),
      address: undefined,
      domain: undefined,
    }
    const people = { actor: named(actor, pages.actor), target: named(target, pages.target) }
    const { key, subject } = sentenceOf(event)
    const kind = labels[kinds.indexOf(kindOf(event))]!.inline
    const seen = {
      actor: { name: actor, seed: event.actorId ?? undefined, picture: event.actorPicture },
      target: { name: target, seed: event.targetId ?? undefined, picture: event.targetPicture },
      address: { name: String(event.data.address) },
      domain: { name: String(event.data.domain) },
    }[subject]
    const sentence = t.has(key)
      ? t.rich(key, { kind, b: bold, ...people, ...told(event, label) })
      : words.rich('unknown', { ...people, type: event.type, b: bold })
    return {
      id: event.id,
      sentence: [sentence].flat() as Words[],
      seen,
      href: pages[subject],
      ...(event.asStaff && { staff: words('staff') }),
      note: noteOf?.(event),
      at: timeAgo({ date: event.createdAt, locale, now }),
    }
  }
  return <EventLines events={events.map(listed)} />
}

// ICU's types only allow text in placeholders, but it passes anything else through unchanged.
const bold = (chunks: unknown) => ({ bold: [chunks].flat() }) as unknown as string
const named = (name: string, href: Route | undefined) =>
  href ? ({ name, href } as unknown as string) : name

type Label = Awaited<ReturnType<typeof roleLabels>>

/** The values in an event's sentence besides the two people. */
function told({ type, data }: EventRow, label: Label) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const names = (value: unknown) => value as { name: string; slug: string } | undefined
  const before = names(data.from)
  const after = names(data.to)
  const isRename = before?.name !== after?.name
  return {
    name: text(data.name),
    slug: text(data.slug),
    address: text(data.address),
    domain: text(data.domain),
    list: text(data.list),
    reason: text(data.reason),
    count: Number(data.count ?? 0),
    role: label(text(data.role)),
    roleName: text(data.role),
    from: type === 'member.roleChanged' ? label(text(data.from)) : text(data.from),
    to: type === 'member.roleChanged' ? label(text(data.to)) : text(data.to),
    before: text(isRename ? before?.name : before?.slug),
    after: text(isRename ? after?.name : after?.slug),
  }
}
