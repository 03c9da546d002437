import 'server-only'
import { Prisma } from '@/lib/db'
import { after, allOf, type Sort } from '@/lib/lists/read-page'

/** Which events of an organization are meant. */
export interface EventFilter {
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

/** The conditions on an event `e`, but for the person. */
const conditions = (organizationId: string, { kind, from, to }: EventFilter, cursor?: string) =>
  allOf([
    Prisma.sql`e."organizationId" = ${organizationId}::uuid`,
    kind ? Prisma.sql`split_part(e.type, '.', 1) = ${kind}` : null,
    from ? Prisma.sql`e."createdAt" >= ${day(from)}` : null,
    to ? Prisma.sql`e."createdAt" < ${day(to, 1)}` : null,
    after({ sorts: eventSorts, sort: 'newest', cursor }, Prisma.sql`e.id`),
  ])

const day = (text: string, later = 0) => {
  const date = new Date(`${text}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + later)
  return date
}

/**
 * The next events that are meant, newest first, each read along an index: those that a person did and
 * those that were done to them are read apart, and put together.
 */
export function eventPage(
  organizationId: string,
  filter: EventFilter,
  { take, cursor }: { cursor?: string | undefined; take: number },
): Prisma.Sql {
  const where = conditions(organizationId, filter, cursor)
  const order = Prisma.sql`ORDER BY key DESC, id DESC LIMIT ${take}`
  const select = Prisma.sql`SELECT e.id, e."createdAt" AS key FROM "Event" e WHERE ${where}`
  if (!filter.person) return Prisma.sql`${select} ${order}`
  return Prisma.sql`
    (${select} AND e."actorId" = ${filter.person}::uuid ${order})
    UNION (${select} AND e."targetId" = ${filter.person}::uuid ${order})
    ${order}`
}

/** All that are meant, for counting. */
export const eventsWhere = (organizationId: string, filter: EventFilter): Prisma.Sql => {
  const where = conditions(organizationId, filter)
  if (!filter.person) return where
  const person = Prisma.sql`${filter.person}::uuid`
  return Prisma.sql`${where} AND (e."actorId" = ${person} OR e."targetId" = ${person})`
}
