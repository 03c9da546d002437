import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { timeAgo } from '@/components/ui/relative-time'
import type { EventRow } from '@/lib/events/queries'
import { sentenceOf } from '@/lib/events/sentence-of'
import { kindLabels } from '@/components/organizations/kind-labels'
import { roleLabels } from '@/components/members/role-labels'
import { recordedNames } from './recorded-names'
import { EventLines, type ListedEvent, type Seen, type Words } from './event-lines'

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
  const [t, words, nameOf, label, locale, ...labels] = await Promise.all([
    getTranslations('events'),
    getTranslations('activity'),
    recordedNames(),
    roleLabels(),
    getLocale(),
    ...kinds.map(kindLabels),
  ])
  const now = new Date()
  // Without names, most events of a page have one of a few sentences. Formatting one takes 10 µs.
  const sentences = new Map<string, Words[]>()
  const sentence = (event: Row) => {
    const { key } = sentenceOf(event)
    const kind = labels[kinds.indexOf(kindOf(event))]!.inline
    const about = JSON.stringify([key, kind, event.data])
    const made = () =>
      t.has(key)
        ? t.rich(key, { kind, b: bold, ...people, ...told(event, label, nameOf) })
        : words.rich('unknown', { type: event.type, b: bold, ...people })
    const known = sentences.get(about) ?? ([made()].flat() as Words[])
    sentences.set(about, known)
    return known
  }
  const person = (
    name: string | null,
    id?: string | null,
    picture?: string | null,
    has = false,
  ) => {
    const seen: Seen = { name: nameOf(name ?? words('somebody')) }
    if (id) seen.seed = id
    if (picture) seen.picture = picture
    if (id && has) seen.hasPage = true
    return seen
  }
  const listed = (event: Row): ListedEvent => {
    const { actorId, targetId, data } = event
    const { subject } = sentenceOf(event)
    return {
      id: event.id,
      sentence: sentence(event),
      actor: person(event.actorName, actorId, event.actorPicture, event.actorIsMember),
      target: person(event.targetName, targetId, event.targetPicture, event.targetIsMember),
      seen:
        subject === 'actor' || subject === 'target'
          ? subject
          : { name: nameOf(String(data[subject])) },
      staff: event.asStaff ? words('staff') : undefined,
      note: noteOf?.(event),
      at: timeAgo({ date: event.createdAt, locale, now }),
    }
  }
  return <EventLines events={events.map(listed)} membersOf={membersOf} />
}

// ICU's types only allow text in placeholders, but it passes anything else through unchanged.
const bold = (chunks: unknown) => ({ bold: [chunks].flat() }) as unknown as string
const people = { actor: { who: 'actor' }, target: { who: 'target' } } as unknown as Record<
  'actor' | 'target',
  string
>

type Label = Awaited<ReturnType<typeof roleLabels>>

/** The values in an event's sentence besides the two people. */
function told({ type, data }: EventRow, label: Label, nameOf: (name: string) => string) {
  const text = (value: unknown) => (typeof value === 'string' ? nameOf(value) : '')
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

/**
 * Returns the text below an event: its source and request id, for looking it up in the server's log,
 * and the organization if it is not the page's own.
 */
export async function eventOrigins() {
  const t = await getTranslations('activity.sources')
  return ({ source, requestId }: EventRow, organization?: string | null) => {
    const parts = [organization, source && t(source), requestId].filter(Boolean)
    return parts.length > 0 ? parts.join(' · ') : undefined
  }
}
