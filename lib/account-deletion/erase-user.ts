import 'server-only'
import {
  eraseInvitations,
  eraseMentions,
  readTraces,
  pseudonymOf,
} from '@/lib/account-deletion/erase-traces'
import type { Person } from '@/lib/accounts/person'
import { minutes } from '@/lib/config/define-guildhall'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { lockOrganizationScope, lockRow } from '@/lib/organizations/with-org-lock'

/** Transaction options: a person may have many events. */
export const erasing = { timeout: minutes(1) }

type LockedOrganizations = Map<string, Awaited<ReturnType<typeof lockOrganizationScope>>>

/**
 * Locks all organizations of a person, including deleted ones. Must precede the lock on the person's
 * row, as in accepting an invitation; that lock prevents new memberships.
 */
export async function lockOrganizationsOf(tx: Tx, userId: string): Promise<LockedOrganizations> {
  const locked: LockedOrganizations = new Map()
  for (const id of await organizationIdsOf(tx, userId))
    locked.set(id, await lockOrganizationScope(tx, id, lockRow))
  return locked
}

/**
 * Deletes a person and everything that identifies them. Each membership ends through `endMembership`,
 * so that every organization's audit log records it; their resources are kept. The audit log uses a
 * pseudonym from then on. They must own nothing, and their row must be locked.
 * @param locked from lockOrganizationsOf
 */
export async function eraseUser(
  tx: Tx,
  { id, name, email }: Person,
  locked: LockedOrganizations,
  actor: Person,
): Promise<void> {
  const person = { id, name, email }
  const memberships = await organizationIdsOf(tx, id)
  for (const organizationId of memberships) {
    const scope =
      locked.get(organizationId) ?? (await lockOrganizationScope(tx, organizationId, lockRow))
    const member = await memberOf(tx, scope, id)
    await endMembership(tx, { ...scope, user: actor }, member, 'deleted')
  }
  const traces = await readTraces(tx, person)
  await eraseInvitations(tx, id, traces)
  await tx.user.delete({ where: { id }, select: { id: true } })
  await record(tx, {
    type: 'user.deleted',
    actor: actor.id === id ? undefined : actor,
    target: { ...person, name: pseudonymOf(id) },
    data: { memberships: memberships.length },
  })
  await eraseMentions(tx, id, traces)
}

async function organizationIdsOf(tx: Tx, userId: string) {
  const found = await tx.organizationUser.findMany({
    where: { userId },
    select: { organizationId: true },
    orderBy: { organizationId: 'asc' },
  })
  return found.map(({ organizationId }) => organizationId)
}
