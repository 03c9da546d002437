import 'server-only'
import { hasAccess, hasAccessSql } from '@/lib/access/membership-access'
import {
  accountState,
  accountStateIs,
  accountStates,
  type AccountState,
} from '@/lib/accounts/account-state'
import { Prisma } from '@/lib/db'

/** What a member can be: suspended in the organization, else what their account is. */
export const memberStates = [...accountStates, 'suspended'] as const
export type MemberState = AccountState | 'suspended'

/** The state of a member. */
export const memberState = (
  of: Parameters<typeof hasAccess>[0] & Parameters<typeof accountState>[0],
): MemberState => (hasAccess(of) ? accountState(of) : 'suspended')

/** The condition on a state in SQL, of an "OrganizationUser" m with its "User" u. */
export const memberStateIs = (state: MemberState): Prisma.Sql =>
  state === 'suspended'
    ? Prisma.sql`NOT (${hasAccessSql('m')})`
    : Prisma.sql`${hasAccessSql('m')} AND ${accountStateIs('u', state)}`
