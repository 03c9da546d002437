import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/users/person'
import type { EventData } from '@/lib/events/vocabulary'
import { ensureRoom } from '@/lib/members/ensure-room'

interface NewMember {
  organizationId: string
  person: Person
  role: string
  /** Whoever let them in; nobody for what the system does. */
  actor?: Person | undefined
  by: EventData['member.added']['by']
}

/**
 * The one gate in: makes a person a member. Somebody who is one already keeps the role they have, be
 * it higher or lower, and no event is recorded. The caller holds the organization's row.
 * @returns whether the person is new here
 * @throws DomainError organization-full
 */
export async function startMembership(
  tx: Tx,
  { organizationId, person, role, actor, by }: NewMember,
): Promise<boolean> {
  const { count } = await tx.organizationUser.createMany({
    data: [{ organizationId, userId: person.id, role }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await ensureRoom(tx, organizationId, 'members')
  await record(tx, {
    type: 'member.added',
    organizationId,
    actor,
    target: person,
    data: { role, by },
  })
  return true
}
