import 'server-only'
import config from '@/guildhall.config'
import { hasAccessSql } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import { db, onlyRowsOf, Prisma, queryPlanned } from '@/lib/db'
import {
  allEvents,
  eitherWay,
  eventPage,
  eventsAfter,
  eventSorts,
  newestEvents,
  type EventFilter,
} from '@/lib/events/event-filter'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { EventType } from '@/lib/events/vocabulary'
import { readPage } from '@/lib/lists/read-page'
import type { EventSource } from '@/lib/ops/origin'

/** One line of the audit log. */
export interface EventRow {
  id: string
  type: EventType
  actorId: string | null
  actorName: string | null
  /** The name of their current picture; if it is not queried, initials are shown. */
  actorPicture?: string | null
  /** Whether staff did it. */
  asStaff: boolean
  targetId?: string | null
  targetName: string | null
  targetPicture?: string | null
  data: Partial<Record<string, unknown>>
  createdAt: Date
  /** The source and the request; null for events from before these were recorded. */
  source?: EventSource | null
  requestId?: string | null
  /** Whether they are currently members, and so have a page. */
  actorIsMember?: boolean
  targetIsMember?: boolean
}

/** The columns of an EventRow that are in the audit log itself, for a statement with a single "Event". */
export const ownColumns = Prisma.sql`id, type, "actorId", "actorName", "asStaff", "targetId", "targetName",
  data, "createdAt"`

/**
 * Like onlyRowsOf, but without the limit for a filter by kind: its index compares the result of a
 * function, which PostgreSQL does only after the policies, and so would read all events.
 */
const onlyEventsOf = <R>(id: string, { kind }: EventFilter, work: () => Promise<R>): Promise<R> =>
  kind ? work() : onlyRowsOf(id, work)

/** Returns the events of an organization, newest first, page by page. One statement. */
export const listEvents = (
  { organization: { id } }: OrgContext,
  {
    cursor,
    size = config.pageSize,
    ...filter
  }: EventFilter & { cursor?: string; size?: number } = {},
) =>
  onlyEventsOf(id, filter, () =>
    readPage<EventRow, 'newest'>({
      sorts: eventSorts,
      sort: 'newest',
      cursor,
      size,
      page: eventPage(id, filter, { cursor, take: size + 1 }),
      id: Prisma.sql`e.id`,
      columns: Prisma.sql`e.id, e.type, e."actorId", e."actorName", e."asStaff", e."targetId",
      e."targetName", e.data, e."createdAt", e.source, e."requestId", p.picture AS "actorPicture",
      q.picture AS "targetPicture", (a.id IS NOT NULL) AS "actorIsMember",
      (t.id IS NOT NULL) AS "targetIsMember"`,
      tables: Prisma.sql`"Event" e
      LEFT JOIN "User" p ON p.id = e."actorId"
      LEFT JOIN "User" q ON q.id = e."targetId"
      LEFT JOIN "OrganizationUser" a
        ON a."organizationId" = ${id}::uuid AND a."userId" = e."actorId"
      LEFT JOIN "OrganizationUser" t
        ON t."organizationId" = ${id}::uuid AND t."userId" = e."targetId"`,
    }),
  )

/** An event of a person, with the name of its organization, if any. */
export interface OwnEventRow extends EventRow {
  organization: string | null
  kind: string | null
}

/**
 * Returns what a person did anywhere, and what was done to their account and to them in the
 * organizations they currently have access to. Newest first, page by page; one statement.
 */
export function listOwnEvents(user: Pick<SignedIn, 'id'>, cursor?: string) {
  const id = Prisma.sql`${user.id}::uuid`
  const take = config.pageSize + 1
  const isOpen = Prisma.sql`(e."organizationId" IS NULL OR EXISTS (
    SELECT 1 FROM "OrganizationUser" m WHERE m."organizationId" = e."organizationId"
      AND m."userId" = ${id} AND ${hasAccessSql('m')}))`
  const place = eventsAfter(cursor)
  return readPage<OwnEventRow, 'newest'>({
    sorts: eventSorts,
    sort: 'newest',
    cursor,
    page: eitherWay(
      newestEvents([Prisma.sql`e."actorId" = ${id}`, place], take),
      newestEvents([Prisma.sql`e."targetId" = ${id}`, isOpen, place], take),
      take,
    ),
    id: Prisma.sql`e.id`,
    columns: Prisma.sql`e.id, e.type, e."actorId", e."actorName", e."asStaff", e."targetId",
      e."targetName", e.data, e."createdAt", e.source, e."requestId", o.name AS organization, o.kind`,
    tables: Prisma.sql`"Event" e LEFT JOIN "Organization" o ON o.id = e."organizationId"`,
  })
}

/** The columns of exported events; docs/exports.md says what each means. */
export const eventColumns = {
  id: 'id',
  time: 'createdAt',
  event: 'type',
  actor_id: 'actorId',
  actor: 'actorName',
  as_staff: 'asStaff',
  target_id: 'targetId',
  target: 'targetName',
  data: 'data',
  source: 'source',
  request_id: 'requestId',
} as const

/** Returns how many events of the organization match a filter. */
export async function countEvents({ organization: { id } }: OrgContext, filter: EventFilter) {
  const [row] = await onlyEventsOf(
    id,
    filter,
    () => db.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM (${allEvents(id, filter)}) found`,
  )
  return row.count
}

/** A person who did something in the organization, by their last name in the audit log. */
export interface ActorRow {
  id: string
  name: string
}

const MOST_ACTORS = 200

/**
 * Returns everyone who did something here, by name, including former members. Skips along an index from
 * one person to the next, however many events each of them has.
 */
export async function listActors({ organization: { id } }: OrgContext): Promise<ActorRow[]> {
  const found = await onlyRowsOf(id, () =>
    queryPlanned<ActorRow[]>(Prisma.sql`
    WITH RECURSIVE actor AS (
      (SELECT "actorId" AS id FROM "Event"
        WHERE "organizationId" = ${id}::uuid AND "actorId" IS NOT NULL ORDER BY "actorId" LIMIT 1)
      UNION ALL
      SELECT (SELECT "actorId" FROM "Event"
        WHERE "organizationId" = ${id}::uuid AND "actorId" > actor.id ORDER BY "actorId" LIMIT 1)
      FROM actor WHERE actor.id IS NOT NULL)
    SELECT id, coalesce((SELECT "actorName" FROM "Event" e
      WHERE e."organizationId" = ${id}::uuid AND e."actorId" = actor.id
      ORDER BY e."createdAt" DESC LIMIT 1), '') AS name
    FROM actor WHERE id IS NOT NULL LIMIT ${MOST_ACTORS}`),
  )
  return found.sort((a, b) => a.name.localeCompare(b.name))
}
