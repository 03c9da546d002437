import 'server-only'
import { hasAccess, hasAccessSql } from '@/lib/access/membership-access'
import { rolePermissions, type OrgScope } from '@/lib/access/org-context'
import type { Target } from '@/lib/access/roles'
import { type db, type Tx, Prisma } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import {
  stateColumns,
  accountState,
  accountStateIs,
  accountStates,
  type AccountState,
} from '@/lib/accounts/account-state'
import type { Person } from '@/lib/accounts/person'

/** A member as the rules see them, and as a person. */
export interface Member extends Target {
  joinedAt: Date
  /** When they last visited; null if never. */
  lastSeenAt: Date | null
  /** When and by whom they were suspended; null for a member with access. */
  suspendedAt: Date | null
  suspendedById: string | null
  /** When staff deactivated the account; null for one that waits for activation. */
  deactivatedAt: Date | null
  /** When their account is erased, if they deleted it. */
  deletesAt: Date | null
  person: Person & { picture: string | null }
}

/**
 * Finds a member of the organization; members of other organizations are not found.
 * @throws DomainError not-found
 */
export async function memberOf(
  tx: Tx | typeof db,
  ctx: Pick<OrgScope, 'organization'>,
  userId: string,
): Promise<Member> {
  const row = await tx.organizationUser.findFirst({
    where: { organizationId: ctx.organization.id, userId },
    select: {
      role: true,
      createdAt: true,
      lastSeenAt: true,
      suspendedAt: true,
      suspendedById: true,
      owns: { select: { userId: true } },
      user: {
        select: { ...{ id: true, name: true, email: true, picture: true }, ...stateColumns },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!row) throw new DomainError('not-found')
  const isOwner = row.owns !== null
  const { isActive, deactivatedAt, deletesAt, ...person } = row.user
  return {
    userId,
    role: row.role,
    isOwner,
    permissions: rolePermissions(ctx.organization.kind, row.role, isOwner),
    isActive,
    isSuspended: !hasAccess(row),
    deactivatedAt,
    deletesAt,
    lastSeenAt: row.lastSeenAt,
    suspendedAt: row.suspendedAt,
    suspendedById: row.suspendedById,
    joinedAt: row.createdAt,
    person,
  }
}

/** A member's states: suspended in the organization, otherwise the state of their account. */
export const memberStates = [...accountStates, 'suspended'] as const
export type MemberState = AccountState | 'suspended'

/** The state of a member. */
export const memberState = (
  of: Parameters<typeof hasAccess>[0] & Parameters<typeof accountState>[0],
): MemberState => (hasAccess(of) ? accountState(of) : 'suspended')

/** The condition for a state in SQL, for an "OrganizationUser" m with its "User" u. */
export const memberStateIs = (state: MemberState): Prisma.Sql =>
  state === 'suspended'
    ? Prisma.sql`NOT (${hasAccessSql('m')})`
    : Prisma.sql`${hasAccessSql('m')} AND ${accountStateIs('u', state)}`
