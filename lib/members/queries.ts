import 'server-only'
import { cache } from 'react'
import { readListQuery } from '@/lib/lists/read-list-query'
import { withAccess } from '@/lib/access/membership-access'
import { heldByMembers } from '@/lib/access/resources'
import { roleNames, rolePermissions, type OrgContext } from '@/lib/access/org-context'
import {
  can,
  canGrant,
  whyNotChangeRole,
  whyNotRemove,
  whyNotSuspend,
  type Reason,
  type Target,
} from '@/lib/access/roles'
import { db, onlyRowsOf, Prisma } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { ownColumns, type EventRow } from '@/lib/events/queries'
import {
  allOf,
  byText,
  byTime,
  holds,
  newestFirst,
  oldestFirst,
  readPage,
  type Page,
  type Sort,
} from '@/lib/lists/read-page'
import type { FieldValues } from '@/lib/kinds/form-of'
import { fieldsIn, memberFieldsSql } from '@/lib/kinds/kind-tables'
import { onlyOwnRows } from '@/lib/kinds/only-own-rows'
import { isChosen } from '@/lib/kinds/relation'
import { reinstatableSince } from '@/lib/members/former-member'
import { heldSql } from '@/lib/members/hand-over'
import { actorIn } from '@/lib/members/is-member'
import {
  memberState,
  memberStateIs,
  memberStates,
  type MemberState,
  memberOf,
} from '@/lib/members/member-of'
import { displayName } from '@/lib/accounts/person'
import { isUuid } from '@/lib/database/uuid'

/** What the viewer may do to a member, and why not. */
export interface MayTouch {
  /** `suspend` covers suspending and resuming. */
  can: { remove: boolean; changeRole: boolean; remind: boolean; suspend: boolean }
  why: { remove: Reason | null; changeRole: Reason | null; suspend: Reason | null }
}

/** A row of the people page, with what the viewer may do. */
export interface MemberRow extends MayTouch {
  id: string
  userId: string
  name: string | null
  email: string
  picture: string | null
  role: string
  isOwner: boolean
  isActive: boolean
  state: MemberState
  isYou: boolean
  joinedAt: Date
  /** When they were suspended; null for a member with access. */
  suspendedAt: Date | null
  /** When they last visited, for viewers who manage members; null if never. */
  lastSeenAt: Date | null
  /** The kind's member fields. */
  fields: FieldValues
}

const byName = byText(Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`)
const byRole = byText(Prisma.sql`m.role`)
const reversed = (sort: Sort): Sort => ({ ...sort, descending: true })

/** The orders of the people page; the first is the default. */
export const memberSorts = {
  joined: oldestFirst,
  '-joined': newestFirst,
  name: byName,
  '-name': reversed(byName),
  role: byRole,
  '-role': reversed(byRole),
  seen: byTime(Prisma.sql`m."lastSeenAt"`, false),
  '-seen': byTime(Prisma.sql`m."lastSeenAt"`),
}
export type MemberSort = keyof typeof memberSorts

/** The orders available to the viewer: last visits are visible only to those who manage members. */
export const memberSortsFor = ({ actor }: OrgContext): MemberSort[] =>
  (Object.keys(memberSorts) as MemberSort[]).filter(
    (sort) => can(actor, 'member.read') || !sort.endsWith('seen'),
  )

export interface MembersQuery {
  /** Part of a name or an address. */
  search?: string
  /** Where the previous page ended; ignored if it belongs to another order. */
  cursor?: string
  sort?: MemberSort
  role?: string
  state?: MemberState
  /** Rows per page; defaults to config.pageSize. */
  size?: number
}

/** Parses the people page's query parameters; unknown values are dropped. */
export function readMembersQuery(
  org: OrgContext,
  params: Record<string, string | string[] | undefined>,
): MembersQuery & { sort: MemberSort } {
  const { filters, ...query } = readListQuery(params, {
    sorts: memberSortsFor(org),
    filters: { role: roleNames(org.organization.kind), state: memberStates },
  })
  return { ...query, ...filters }
}

interface Row extends Omit<MemberRow, 'state' | 'isYou' | 'fields' | 'can' | 'why'> {
  deactivatedAt: Date | null
  deletesAt: Date | null
  fields: FieldValues | null
  total: number
}

/** Above this number, members are not counted on each request: the page says "more than". */
export const countedMembers = 1_000

/**
 * Lists members by page, in one of eight orders, with their number, counted up to one more than
 * `countedMembers`. One statement however many there are: ordered by join date or role, a page is read
 * along an index from where the previous one ended.
 */
export async function listMembers(
  ctx: OrgContext,
  { search, cursor, sort = 'joined', role, state, size }: MembersQuery = {},
): Promise<Page<MemberRow> & { total: number }> {
  const { id: organizationId, kind } = ctx.organization
  const isSearch = holds(search, Prisma.sql`u.name`, Prisma.sql`u.email`)
  const isByName = sort === 'name' || sort === '-name'
  // Inside a SELECT, PostgreSQL plans for an organization of the usual size and reads along an index. For
  // one with most of all members, it would scan the table past all other organizations' members.
  const isAlongIndex = !isSearch && !state && !isByName
  const where = [
    isAlongIndex
      ? Prisma.sql`m."organizationId" = (SELECT ${organizationId}::uuid)`
      : Prisma.sql`m."organizationId" = ${organizationId}::uuid`,
    role ? Prisma.sql`m.role = ${role}` : null,
    state ? memberStateIs(state) : null,
    isSearch,
  ]
  const member = Prisma.sql`"OrganizationUser" m`
  const person = Prisma.sql`${member} JOIN "User" u ON u.id = m."userId"`
  const counted = isSearch || state ? person : member
  const fields = memberFieldsSql(kind, Prisma.sql`m."organizationId"`, Prisma.sql`m."userId"`)
  const read = () =>
    readPage<Row, MemberSort>({
      sorts: memberSorts,
      sort,
      cursor,
      size,
      from: isByName ? person : counted,
      isPlanned: isAlongIndex,
      id: Prisma.sql`m.id`,
      where,
      tables: Prisma.sql`${person} LEFT JOIN "OrganizationOwner" w
      ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"`,
      columns: Prisma.sql`m.id, u.id AS "userId", u.name, u.email, u.picture, u."isActive",
      u."deactivatedAt", u."deletesAt", m."suspendedAt", m.role, (w."userId" IS NOT NULL) AS "isOwner", m."createdAt" AS "joinedAt", m."lastSeenAt",
      ${fields} AS fields,
      (SELECT count(*)::int FROM (
        SELECT FROM ${counted} WHERE ${allOf(where)} LIMIT ${countedMembers + 1}) counted) AS total`,
    })
  const { rows, next } = await onlyOwnRows(ctx.organization, 'memberFields', read)
  return { rows: rows.map((row) => toMemberRow(ctx, row)), next, total: rows[0]?.total ?? 0 }
}

/** The columns of the members export; those of the organization's kind come last. */
export const memberColumns = ({ organization: { kind } }: OrgContext) => ({
  name: ({ name }: MemberRow) => name ?? '',
  ...({
    email: 'email',
    role: 'role',
    owner: 'isOwner',
    state: 'state',
    joined: 'joinedAt',
    last_seen: 'lastSeenAt',
  } as const),
  ...Object.fromEntries(
    Object.keys(fieldsIn(kind, 'memberFields', {})).map((field) => [
      field,
      ({ fields: { [field]: value } }: MemberRow) => (isChosen(value) ? value.label : value),
    ]),
  ),
})

// Names each key: a spread with further keys after it takes a hundred times as long.
const toMemberRow = (ctx: OrgContext, row: Row): MemberRow => {
  const { kind } = ctx.organization
  const { userId, role, isOwner, isActive } = row
  const state = memberState(row)
  const isSuspended = state === 'suspended'
  const permissions = rolePermissions(kind, role, isOwner)
  const target = { userId, role, isOwner, isActive, isSuspended, permissions }
  const { can, why } = mayTouch(ctx, target, state)
  return {
    id: row.id,
    userId,
    name: row.name,
    email: row.email,
    picture: row.picture,
    role,
    isOwner,
    isActive,
    state,
    isYou: userId === ctx.user.id,
    joinedAt: row.joinedAt,
    suspendedAt: row.suspendedAt,
    lastSeenAt: row.lastSeenAt,
    fields: fieldsIn(kind, 'memberFields', row.fields),
    can,
    why,
  }
}

const mayTouch = ({ actor }: OrgContext, target: Target, state: MemberState): MayTouch => {
  const why = {
    remove: whyNotRemove(actor, target),
    changeRole: whyNotChangeRole(actor, target),
    suspend: whyNotSuspend(actor, target),
  }
  return {
    why,
    can: {
      remove: why.remove === null,
      changeRole: why.changeRole === null,
      suspend: why.suspend === null,
      remind: state === 'pending' && can(actor, 'member.invite'),
    },
  }
}

/**
 * Finds one member, with what the viewer may do; null if they are not a member. Read once per request.
 */
export const findMember = cache(async (ctx: OrgContext, userId: string) => {
  if (!isUuid(userId)) return null
  try {
    const member = await onlyRowsOf(ctx.organization.id, () => memberOf(db, ctx, userId))
    const state = memberState(member)
    return { ...member, state, isYou: userId === ctx.user.id, ...mayTouch(ctx, member, state) }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
})

/** Finds a person as a member of the organization with this slug. Read once per request. */
export const findActor = cache((userId: string, slug: string) => actorIn({ id: userId }, slug))

/** A former member. */
export interface FormerMemberRow {
  userId: string
  name: string | null
  email: string
  picture: string | null
  role: string
  wasRemoved: boolean
  wasSuspended: boolean
  endedAt: Date
  /**
   * Why the viewer cannot reinstate them: their role is above the viewer's or no longer exists, or they
   * cannot sign in.
   */
  whyNot: 'above' | 'inactive' | null
}

const formerSorts = { latest: byTime(Prisma.sql`f."endedAt"`) }

/** Lists who left or was removed in the last 90 days, latest first, by page, in one statement. */
export async function listFormerMembers(
  { organization: { id, kind }, actor }: OrgContext,
  cursor?: string,
): Promise<Page<FormerMemberRow>> {
  const { rows, next } = await onlyRowsOf(id, () =>
    readPage<Omit<FormerMemberRow, 'whyNot'> & { isActive: boolean }, 'latest'>({
      sorts: formerSorts,
      sort: 'latest',
      cursor,
      id: Prisma.sql`f."userId"`,
      from: Prisma.sql`"FormerMember" f`,
      where: [
        Prisma.sql`f."organizationId" = ${id}::uuid`,
        Prisma.sql`f."endedAt" > ${reinstatableSince()}`,
      ],
      tables: Prisma.sql`"FormerMember" f JOIN "User" u ON u.id = f."userId"
      AND f."organizationId" = ${id}::uuid`,
      columns: Prisma.sql`f."userId", u.name, u.email, u.picture, u."isActive", f.role,
      f."wasRemoved", f."wasSuspended", f."endedAt"`,
    }),
  )
  const whyNot = ({ role, isActive }: { role: string; isActive: boolean }) =>
    canGrant(actor, rolePermissions(kind, role)) ? (isActive ? null : 'inactive') : 'above'
  return {
    rows: rows.map(({ isActive, ...row }) => ({ ...row, whyNot: whyNot({ ...row, isActive }) })),
    next,
  }
}

/** Who invited a member, and their recent activity. */
export interface MemberStory {
  /** Null for a member who joined another way, or whose inviter's account was deleted. */
  invitedBy: string | null
  events: EventRow[]
  /** How many rows of resources they have. */
  held: number
}

/** Counts the resource rows of some members; runs no query if no resource has members. */
export async function countHeld({ organization: { id } }: OrgContext, userIds: string[]) {
  if (heldByMembers().length === 0) return 0
  const [row] = await onlyRowsOf(
    id,
    () => db.$queryRaw<[{ held: number }]>`SELECT ${heldSql(id, userIds)} AS held`,
  )
  return row.held
}

/**
 * Lists who something can be handed over to: the other active members with access, by name; at most
 * 500. A viewer who may not see the members gets only the owner.
 */
export const listRecipients = async ({ organization, actor }: OrgContext, userIds: string[]) => {
  const found = await onlyRowsOf(organization.id, () =>
    db.organizationUser.findMany({
      where: {
        ...withAccess,
        organizationId: organization.id,
        userId: { notIn: userIds },
        user: { isActive: true },
        ...(can(actor, 'member.list') ? {} : { owns: { isNot: null } }),
      },
      select: { user: { select: { id: true, name: true, email: true } } },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      take: 500,
      relationLoadStrategy: 'join',
    }),
  )
  return found.map(({ user }) => ({ value: user.id, label: displayName(user) }))
}

/** Reads a member's history in one statement. */
export async function readMemberStory(
  { organization: { id } }: OrgContext,
  userId: string,
): Promise<MemberStory> {
  const [row] = await onlyRowsOf(
    id,
    () => db.$queryRaw<[MemberStory]>`
    SELECT ${heldSql(id, [userId])} AS held,
      (SELECT coalesce(nullif(u.name, ''), u.email)
        FROM "OrganizationInvitation" i JOIN "User" u ON u.id = i."invitedById"
        WHERE i."organizationId" = ${id}::uuid AND i."inviteeId" = ${userId}::uuid
          AND i.status = 'accepted' ORDER BY i."modifiedAt" DESC LIMIT 1) AS "invitedBy",
      coalesce((SELECT jsonb_agg(e ORDER BY e.id DESC) FROM (
        SELECT ${ownColumns} FROM "Event" WHERE "organizationId" = ${id}::uuid
          AND ("actorId" = ${userId}::uuid OR "targetId" = ${userId}::uuid)
        ORDER BY id DESC LIMIT 8) e), '[]') AS events`,
  )
  return {
    ...row,
    events: row.events.map((event) => ({ ...event, createdAt: new Date(event.createdAt) })),
  }
}
