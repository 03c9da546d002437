import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import type { EventData } from '@/lib/events/vocabulary'
import type { FieldValues } from '@/lib/kinds/form-of'
import { keepFields } from '@/lib/kinds/keep-fields'
import { ensureRoom } from '@/lib/members/ensure-room'

interface NewMember {
  organization: { id: string; kind: string }
  person: Person
  role: string
  /** The user who admitted them; undefined for the system. */
  actor?: Person | undefined
  by: EventData['member.added']['by']
  /** What the organization's kind has for its members, as it was typed. */
  fields?: FieldValues | undefined
  /** The same as the inviter filled it in. */
  given?: FieldValues | undefined
}

/**
 * The only way to start a membership. An existing member keeps their role, and no event is recorded.
 * Requires the organization lock.
 * @returns whether the membership is new
 * @throws DomainError organization-full | fields-invalid
 */
export async function startMembership(
  tx: Tx,
  { organization, person, role, actor, by, fields, given }: NewMember,
): Promise<boolean> {
  const { id: organizationId, kind } = organization
  const { count } = await tx.organizationUser.createMany({
    data: [{ organizationId, userId: person.id, role }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await ensureRoom(tx, organizationId, 'members')
  await keepFields(tx, { organizationId, kind, userId: person.id }, fields, actor, given)
  await record(tx, {
    type: 'member.added',
    organizationId,
    actor,
    target: person,
    data: { role, by },
  })
  return true
}
