import 'server-only'
import { cache } from 'react'
import config from '@/guildhall.config'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import { canChangeRole, canRemove } from '@/lib/access/roles'
import { db, Prisma } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import type { FieldValues } from '@/lib/kinds/form-of'
import { fieldsIn, memberFieldsSql } from '@/lib/kinds/kind-tables'
import { likePattern } from '@/lib/like-pattern'
import { memberOf } from '@/lib/members/member-of'
import { afterCursor, isUuid } from '@/lib/page-cursor'

/** A row of the people page, with what the viewer may do to it. */
export interface MemberRow {
  id: string
  userId: string
  name: string | null
  email: string
  picture: string | null
  role: string
  isOwner: boolean
  isActive: boolean
  isYou: boolean
  joinedAt: Date
  /** What the organization's kind knows of its members. */
  fields: FieldValues
  can: { remove: boolean; changeRole: boolean }
}

/** One page of a list: `next` is the cursor of the page after it. */
export interface Page<T> {
  rows: T[]
  next: string | null
}

interface MembersQuery {
  /** Part of a name or an address. */
  search?: string
  /** Where the page before ended. */
  cursor?: string
}

interface Row {
  id: string
  userId: string
  name: string | null
  email: string
  picture: string | null
  isActive: boolean
  role: string
  isOwner: boolean
  joinedAt: Date
  fields: FieldValues | null
}

/**
 * Members in the order in which they joined, page by page. One statement however many there are: a
 * page is read along an index from where the one before it ended.
 */
export async function listMembers(
  ctx: OrgContext,
  { search, cursor }: MembersQuery = {},
): Promise<Page<MemberRow>> {
  const after = afterCursor(cursor)
  const pattern = search?.trim() ? likePattern(search) : null
  const { kind } = ctx.organization
  const fields = memberFieldsSql(kind, Prisma.sql`m."organizationId"`, Prisma.sql`m."userId"`)
  const found = await db.$queryRaw<Row[]>`
    SELECT m.id, u.id AS "userId", u.name, u.email, u.picture, u."isActive", m.role,
      (w."userId" IS NOT NULL) AS "isOwner", m."createdAt" AS "joinedAt",
      ${fields} AS fields
    FROM "OrganizationUser" m
    JOIN "User" u ON u.id = m."userId"
    LEFT JOIN "OrganizationOwner" w ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"
    WHERE m."organizationId" = ${ctx.organization.id}::uuid
      ${after ? Prisma.sql`AND m.id > ${after}::uuid` : Prisma.empty}
      ${pattern ? Prisma.sql`AND (u.name ILIKE ${pattern} OR u.email ILIKE ${pattern})` : Prisma.empty}
    ORDER BY m.id LIMIT ${config.pageSize + 1}`
  const rows = found.slice(0, config.pageSize).map((row) => toMemberRow(ctx, row))
  return { rows, next: found.length > config.pageSize ? (rows.at(-1)?.id ?? null) : null }
}

const toMemberRow = (ctx: OrgContext, row: Row): MemberRow => {
  const target = {
    ...row,
    permissions: rolePermissions(ctx.organization.kind, row.role, row.isOwner),
  }
  return {
    ...row,
    fields: fieldsIn(ctx.organization.kind, 'memberFields', row.fields),
    isYou: row.userId === ctx.user.id,
    can: { remove: canRemove(ctx.actor, target), changeRole: canChangeRole(ctx.actor, target) },
  }
}

/**
 * One member, with what the viewer may do to them; null for anybody who is none here. Read once a
 * request, however many ask.
 */
export const findMember = cache(async (ctx: OrgContext, userId: string) => {
  if (!isUuid(userId)) return null
  try {
    const member = await memberOf(db, ctx, userId)
    return {
      ...member,
      isYou: userId === ctx.user.id,
      can: { remove: canRemove(ctx.actor, member), changeRole: canChangeRole(ctx.actor, member) },
    }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
})
