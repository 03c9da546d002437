'use client'
import { Avatar, type AvatarProps } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { timeAgo } from '@/components/ui/relative-time'
import { orgPath } from '@/lib/paths'

/** A sentence as plain data: text, the name of a person, and bold parts. */
export type Words = string | { who: 'actor' | 'target' } | { bold: Words[] }

/** A person or thing in an event; `seed` is the id of a person. */
export interface Seen extends Pick<AvatarProps, 'name' | 'seed' | 'picture'> {
  /** Whether the organization's people include them. */
  hasPage?: true
}

/** An event prepared for display. */
export interface ListedEvent {
  id: string
  sentence: Words[]
  actor: Seen
  target: Seen
  /** What the picture shows. */
  seen: 'actor' | 'target' | Seen
  /** The label for actions by staff. */
  staff?: string | undefined
  /** Shown below the sentence: where it happened. */
  note?: string | undefined
  at: ReturnType<typeof timeAgo>
}

interface EventLinesProps {
  events: ListedEvent[]
  /** The organization whose members have a page that the viewer may open. */
  membersOf: string | undefined
}

/** The lines of an <EventList>, sent as plain data, a third of the size of rendered elements. */
export const EventLines = ({ events, membersOf }: EventLinesProps) => (
  <ol className="divide-y divide-line">
    {events.map((event) => {
      const { id, sentence, staff, note, at } = event
      const seen = typeof event.seen === 'string' ? event[event.seen] : event.seen
      const { name, seed, picture } = seen
      const href = pageOf(seen, membersOf)
      const avatar = <Avatar name={name} seed={seed} picture={picture} size="sm" />
      return (
        <li key={id} className="event">
          {href ? (
            // The name beside it has the same link, and is the one that is read aloud.
            <Link href={href} tabIndex={-1} aria-hidden="true">
              {avatar}
            </Link>
          ) : (
            avatar
          )}
          <p>
            {sentence.map((words, index) => drawn(words, index, event, membersOf))}
            {staff && (
              <>
                {' '}
                <Badge tone="info">{staff}</Badge>
              </>
            )}
            {note && <small>{note}</small>}
          </p>
          <time dateTime={at.iso} title={at.exact}>
            {at.ago}
          </time>
        </li>
      )
    })}
  </ol>
)

const pageOf = ({ seed, hasPage }: Seen, membersOf: string | undefined) =>
  membersOf && hasPage ? orgPath(membersOf, `people/${seed}`) : undefined

const drawn = (words: Words, index: number, event: ListedEvent, membersOf: string | undefined) => {
  if (typeof words === 'string') return words
  if ('bold' in words)
    return (
      <strong key={index}>{words.bold.map((each, at) => drawn(each, at, event, membersOf))}</strong>
    )
  const person = event[words.who]
  const href = pageOf(person, membersOf)
  if (!href) return person.name
  return (
    <Link key={index} href={href}>
      {person.name}
    </Link>
  )
}
