'use client'
import type { Route } from 'next'
import { Avatar, type AvatarProps } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { timeAgo } from '@/components/ui/relative-time'

/** A sentence as plain data: text, a name that links to a page, and bold parts. */
export type Words = string | { name: string; href: Route } | { bold: Words[] }

/** An event prepared for display. */
export interface ListedEvent {
  id: string
  sentence: Words[]
  seen: Pick<AvatarProps, 'name' | 'seed' | 'picture'>
  /** The page of the person in the picture. */
  href?: Route
  /** The label for actions by staff. */
  staff?: string
  /** Shown below the sentence: where it happened. */
  note?: string | undefined
  at: ReturnType<typeof timeAgo>
}

/** The lines of an <EventList>, sent as plain data, a third of the size of rendered elements. */
export const EventLines = ({ events }: { events: ListedEvent[] }) => (
  <ol className="divide-y divide-line">
    {events.map(({ id, sentence, seen, href, staff, note, at }) => {
      const avatar = <Avatar {...seen} size="sm" />
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
            {sentence.map(drawn)}
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

const drawn = (words: Words, index: number) => {
  if (typeof words === 'string') return words
  if ('bold' in words) return <strong key={index}>{words.bold.map(drawn)}</strong>
  return (
    <Link key={index} href={words.href}>
      {words.name}
    </Link>
  )
}
