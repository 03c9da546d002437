import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { RelativeTime } from '@/components/ui/relative-time'
import type { EventRow } from '@/lib/events/queries'
import { sentenceOf } from '@/lib/events/sentence-of'
import { orgPath } from '@/lib/paths'
import { kindLabels } from '@/components/organizations/kind-labels'
import { roleLabels } from '@/components/members/role-labels'

const bold = (text: ReactNode) => <strong>{text}</strong>

interface EventLineProps {
  event: EventRow
  kind?: string
  /** The organization whose members have a page that the viewer may see: names lead there. */
  membersOf?: string
  /** Below the sentence: where it happened. */
  note?: ReactNode
}

/** One event of the trail as a sentence. */
export async function EventLine({ event, kind = '', membersOf, note }: EventLineProps) {
  const [t, words, labels, label, locale] = await Promise.all([
    getTranslations('events'),
    getTranslations('activity'),
    kindLabels(kind),
    roleLabels(),
    getLocale(),
  ])
  const actor = event.actorName ?? words('somebody')
  const target = event.targetName ?? words('somebody')
  const page = (id: string | null | undefined, isMember = false) =>
    membersOf && id && isMember ? orgPath(membersOf, `people/${id}`) : undefined
  const pages = {
    actor: page(event.actorId, event.actorIsMember),
    target: page(event.targetId, event.targetIsMember),
    address: undefined,
  }
  const people = {
    actor: named('actor', actor, pages.actor),
    target: named('target', target, pages.target),
  } as unknown as { actor: string; target: string }
  const { key, subject } = sentenceOf(event)
  const subjectPage = pages[subject]
  const seen = {
    actor: { name: actor, seed: event.actorId, picture: event.actorPicture },
    target: { name: target, seed: event.targetId, picture: event.targetPicture },
    address: { name: String(event.data.address), seed: undefined, picture: undefined },
  }[subject]
  const avatar = <Avatar {...seen} seed={seen.seed ?? undefined} size="sm" />
  return (
    <li className="event">
      {subjectPage ? (
        // The name beside it leads there as well, and is the one that is read out.
        <Link href={subjectPage} tabIndex={-1} aria-hidden="true">
          {avatar}
        </Link>
      ) : (
        avatar
      )}
      <p>
        {t.has(key)
          ? t.rich(key, { ...told(event, label), ...people, kind: labels.inline, b: bold })
          : words.rich('unknown', { ...people, type: event.type, b: bold })}
        {event.asStaff && (
          <>
            {' '}
            <Badge tone="info">{words('staff')}</Badge>
          </>
        )}
        {note}
      </p>
      <RelativeTime date={event.createdAt} locale={locale} />
    </li>
  )
}

/** A name in the sentence; ICU passes a node on as it is, which its types do not know. */
const named = (key: string, name: string, page: ReturnType<typeof orgPath> | undefined) =>
  page ? (
    <Link key={key} href={page}>
      {name}
    </Link>
  ) : (
    name
  )

type Label = Awaited<ReturnType<typeof roleLabels>>

/** What an event's sentence mentions besides the two people. */
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
