import 'server-only'
import { Prisma } from '@/lib/db'
import { after, allOf, holds, type Sort } from '@/lib/lists/read-page'

/** Which events of an organization are meant. */
export interface EventFilter {
  /** Part of a name, of an event's type or of what it tells; or the id of a request. */
  search?: string
  /** Who did it, or to whom it was done. */
  person?: string
  /** What it is about: the word before the dot of its type. */
  kind?: string
  /** The first and the last day, in UTC: "2026-11-25". */
  from?: string
  to?: string
}

/** The order of the audit log: events of one moment are told apart by their ids. */
export const eventSorts = {
  newest: { key: Prisma.sql`e."createdAt"`, type: 'time', descending: true },
} satisfies Record<string, Sort>

/** A search reads so many of the newest events that the other filters leave, however many there are. */
export const MOST_SEARCHED = 20_000

/** The conditions on an event `e` for which there is an index, but for the person. */
const indexed = (organizationId: string, { kind, from, to }: EventFilter) => [
  Prisma.sql`e."organizationId" = ${organizationId}::uuid`,
  kind ? Prisma.sql`split_part(e.type, '.', 1) = ${kind}` : null,
  from ? Prisma.sql`e."createdAt" >= ${day(from)}` : null,
  to ? Prisma.sql`e."createdAt" < ${day(to, 1)}` : null,
]

const day = (text: string, later = 0) => {
  const date = new Date(`${text}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + later)
  return date
}

/** Where the page before ended. */
export const eventsAfter = (cursor: string | undefined) =>
  after({ sorts: eventSorts, sort: 'newest', cursor }, Prisma.sql`e.id`)

const order = Prisma.sql`ORDER BY e."createdAt" DESC, e.id DESC`

/** The newest events `e` for which these conditions hold: their ids and moments. */
export const newestEvents = (conditions: (Prisma.Sql | null)[], take: number) => Prisma.sql`
  SELECT e.id, e."createdAt" AS key FROM "Event" e WHERE ${allOf(conditions)} ${order} LIMIT ${take}`

/** Two such lists as one. */
export const eitherWay = (one: Prisma.Sql, other: Prisma.Sql, take: number) => Prisma.sql`
  (${one}) UNION (${other}) ORDER BY key DESC, id DESC LIMIT ${take}`

/**
 * The next events that are meant, newest first, each read along an index: those that a person did and
 * those that were done to them are read apart, and put together.
 */
export function eventPage(
  organizationId: string,
  { search, person, ...filter }: EventFilter,
  { take, cursor }: { cursor?: string | undefined; take: number },
): Prisma.Sql {
  const conditions = indexed(organizationId, filter)
  const select = (...more: Prisma.Sql[]) =>
    search
      ? foundEvents([...conditions, ...more], search, { take, cursor })
      : newestEvents([...conditions, ...more, eventsAfter(cursor)], take)
  if (!person) return select()
  const id = Prisma.sql`${person}::uuid`
  return eitherWay(
    select(Prisma.sql`e."actorId" = ${id}`),
    select(Prisma.sql`e."targetId" = ${id}`),
    take,
  )
}

/** The newest events `e` that hold a text, among the newest of all for which the conditions hold. */
function foundEvents(
  conditions: (Prisma.Sql | null)[],
  search: string,
  { take, cursor }: { cursor?: string | undefined; take: number },
) {
  const texts = [
    ...[Prisma.sql`e."actorName"`, Prisma.sql`e."targetName"`, Prisma.sql`e.type`],
    ...[Prisma.sql`e.data::text`, Prisma.sql`e."requestId"`],
  ]
  return Prisma.sql`
    SELECT e.id, e."createdAt" AS key FROM (
      SELECT * FROM "Event" e WHERE ${allOf(conditions)} ${order} LIMIT ${MOST_SEARCHED}) e
    WHERE ${allOf([holds(search, ...texts), eventsAfter(cursor)])} ${order} LIMIT ${take}`
}

/** All that are meant, for counting. */
export function allEvents(organizationId: string, filter: EventFilter): Prisma.Sql {
  if (filter.search) return eventPage(organizationId, filter, { take: MOST_SEARCHED })
  const person = Prisma.sql`${filter.person ?? null}::uuid`
  const isTheirs = Prisma.sql`(e."actorId" = ${person} OR e."targetId" = ${person})`
  const where = allOf([...indexed(organizationId, filter), filter.person ? isTheirs : null])
  return Prisma.sql`SELECT 1 FROM "Event" e WHERE ${where}`
}
