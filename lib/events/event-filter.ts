import 'server-only'
import { Prisma } from '@/lib/db'
import { isUuid } from '@/lib/lists/page-cursor'

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

/** A place in the audit log: events of one moment are told apart by their ids. */
export interface EventPlace {
  createdAt: Date
  id: string
}

/** The conditions on an event `e`, but for the person. */
function conditions(organizationId: string, { kind, from, to }: EventFilter, before?: EventPlace) {
  const all = [
    Prisma.sql`e."organizationId" = ${organizationId}::uuid`,
    kind ? Prisma.sql`split_part(e.type, '.', 1) = ${kind}` : null,
    from ? Prisma.sql`e."createdAt" >= ${day(from)}` : null,
    to ? Prisma.sql`e."createdAt" < ${day(to, 1)}` : null,
    before ? Prisma.sql`(e."createdAt", e.id) < (${before.createdAt}, ${before.id}::uuid)` : null,
  ]
  return Prisma.join(
    all.filter((condition) => condition !== null),
    ' AND ',
  )
}

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
  { take, before }: { before?: EventPlace; take: number },
): Prisma.Sql {
  const where = conditions(organizationId, filter, before)
  const order = Prisma.sql`ORDER BY "createdAt" DESC, id DESC LIMIT ${take}`
  const select = Prisma.sql`SELECT e.id, e."createdAt" FROM "Event" e WHERE ${where}`
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

/** A place as an address carries it. */
export const writePlace = ({ createdAt, id }: EventPlace) => `${createdAt.getTime()}_${id}`

/** What was not written here is no place at all. */
export function readPlace(text: string | null | undefined): EventPlace | undefined {
  const [, time, id] = /^(\d{1,15})_(.{36})$/.exec(text ?? '') ?? []
  return time && id && isUuid(id) ? { createdAt: new Date(Number(time)), id } : undefined
}
