import 'server-only'
import { hasAccess, hasAccessSql } from '@/lib/access/membership-access'
import {
  accountState,
  accountStateIs,
  accountStates,
  type AccountState,
} from '@/lib/accounts/account-state'
import { Prisma } from '@/lib/db'

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
