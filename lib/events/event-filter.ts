import 'server-only'
import { Prisma } from '@/lib/db'
import { after, allOf, holds, type Sort } from '@/lib/lists/read-page'

/** A filter for the events of an organization. */
export interface EventFilter {
  /** Part of a name, of an event's type or of its data; or a request id. */
  search?: string
  /** The actor or the target. */
  person?: string
  /** The noun of the event's type: the part before the dot. */
  kind?: string
  /** The first and last day, in UTC: "2026-11-25". */
  from?: string
  to?: string
}

/** The order of the audit log: events with the same time are ordered by id. */
export const eventSorts = {
  newest: { key: Prisma.sql`e."createdAt"`, type: 'time', descending: true },
} satisfies Record<string, Sort>

/** The maximum number of events a search reads: the newest ones that match the other filters. */
export const MOST_SEARCHED = 20_000

/** The conditions on an event `e` that have an index, except for the person. */
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

/** Events after the end of the previous page. */
export const eventsAfter = (cursor: string | undefined) =>
  after({ sorts: eventSorts, sort: 'newest', cursor }, Prisma.sql`e.id`)

const order = Prisma.sql`ORDER BY e."createdAt" DESC, e.id DESC`

/** The newest events `e` that match these conditions: their ids and times. */
export const newestEvents = (conditions: (Prisma.Sql | null)[], take: number) => Prisma.sql`
  SELECT e.id, e."createdAt" AS key FROM "Event" e WHERE ${allOf(conditions)} ${order} LIMIT ${take}`

/** The union of two such lists. */
export const eitherWay = (one: Prisma.Sql, other: Prisma.Sql, take: number) => Prisma.sql`
  (${one}) UNION (${other}) ORDER BY key DESC, id DESC LIMIT ${take}`

/**
 * The next page of matching events, newest first, read from an index: events a person did and events
 * done to them are read separately and merged.
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

/** The newest events `e` that contain a text, among the newest that match the conditions. */
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

/** All matching events, for counting. */
export function allEvents(organizationId: string, filter: EventFilter): Prisma.Sql {
  if (filter.search) return eventPage(organizationId, filter, { take: MOST_SEARCHED })
  const person = Prisma.sql`${filter.person ?? null}::uuid`
  const isTheirs = Prisma.sql`(e."actorId" = ${person} OR e."targetId" = ${person})`
  const where = allOf([...indexed(organizationId, filter), filter.person ? isTheirs : null])
  return Prisma.sql`SELECT 1 FROM "Event" e WHERE ${where}`
}
