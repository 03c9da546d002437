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
  /** The user who admitted them; undefined for the system. */
  actor?: Person | undefined
  by: EventData['member.added']['by']
}

/**
 * The only way to start a membership. An existing member keeps their role, and no event is recorded.
 * Requires the organization lock.
 * @returns whether the membership is new
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
