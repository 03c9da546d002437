import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { ensureAnother, lockPerson, type LockedPerson } from '@/lib/admin/lock-person'
import type { DeletePersonInput } from '@/lib/admin/schema'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { inTurn } from '@/lib/database/in-turn'
import { record } from '@/lib/events/record'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { lockOrganizationScope } from '@/lib/organizations/lock-organization-scope'
import { lockRow } from '@/lib/organizations/with-org-lock'
import { canonicalEmail } from '@/lib/accounts/email-address'

/**
 * Deletes a user permanently. Each membership ends through `endMembership`, so that every
 * organization's audit log records it. Organizations they own must be transferred or deleted first.
 * @throws DomainError not-found | not-yourself | address-does-not-match | owns-organizations
 */
export const deletePerson = (staff: Staff, { userId, confirmation }: DeletePersonInput) =>
  inTurn(`person ${userId}`, () =>
    db.$transaction(async (tx) => {
      // Locks organizations before the user, in the same order as accepting an invitation. The lock on
      // the user's row prevents new memberships.
      const held = await lockOrganizationsOf(tx, userId)
      const person = await lockPerson(tx, staff, userId)
      ensureAnother(staff, person)
      if (canonicalEmail(confirmation) !== person.email)
        throw new DomainError('address-does-not-match', 'confirmation', { email: person.email })
      await ensureOwnsNothing(tx, person)

      const memberships = await organizationIdsOf(tx, userId)
      for (const id of memberships) {
        const scope = held.get(id) ?? (await lockOrganizationScope(tx, id, lockRow))
        const member = await memberOf(tx, scope, userId)
        await endMembership(tx, { ...scope, user: staff }, member, 'deleted')
      }
      await tx.user.delete({ where: { id: userId }, select: { id: true } })
      await record(tx, {
        type: 'user.deleted',
        actor: staff,
        target: person,
        data: { memberships: memberships.length },
      })
    }),
  )

async function organizationIdsOf(tx: Tx, userId: string) {
  const found = await tx.organizationUser.findMany({
    where: { userId },
    select: { organizationId: true },
    orderBy: { organizationId: 'asc' },
  })
  return found.map(({ organizationId }) => organizationId)
}

async function lockOrganizationsOf(tx: Tx, userId: string) {
  const held = new Map<string, Awaited<ReturnType<typeof lockOrganizationScope>>>()
  for (const id of await organizationIdsOf(tx, userId))
    held.set(id, await lockOrganizationScope(tx, id, lockRow))
  return held
}

async function ensureOwnsNothing(tx: Tx, person: LockedPerson) {
  const owned = await tx.organization.findMany({
    where: { owner: { userId: person.id } },
    select: { name: true },
    orderBy: { name: 'asc' },
    take: 11,
  })
  if (owned.length === 0) return
  const names = owned.slice(0, 10).map(({ name }) => name)
  const organizations = [...names, ...(owned.length > 10 ? ['…'] : [])].join(', ')
  throw new DomainError('owns-organizations', 'confirmation', { organizations })
}
