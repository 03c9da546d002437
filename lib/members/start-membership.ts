import 'server-only'
import type { Tx } from '@/lib/db'
import { record, recordMany, type AnyEvent } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import type { MemberSource } from '@/lib/events/vocabulary'
import type { FieldValues } from '@/lib/kinds/form-of'
import { keepFields } from '@/lib/kinds/keep-fields'
import { ensureRoom } from '@/lib/members/ensure-room'

interface NewMember {
  organization: { id: string; kind: string }
  person: Person
  role: string
  /** The user who admitted them; undefined for the system. */
  actor?: Person | undefined
  by: MemberSource
  /** What this follows from, recorded before it. */
  after?: AnyEvent
  /** What the organization's kind has for its members, as it was typed. */
  fields?: FieldValues | undefined
  /** The same as the inviter filled it in. */
  given?: FieldValues | undefined
}

/**
 * The only way to start a membership. An existing member keeps their role, and no event is recorded.
 * An open invitation to a person who comes in by a link, a domain, a request, staff or a reinstatement is revoked.
 * Requires the organization lock.
 * @returns whether the membership is new
 * @throws DomainError organization-full | limit-reached | fields-invalid
 */
export async function startMembership(tx: Tx, newMember: NewMember): Promise<boolean> {
  const { organization, person, role, actor, by, after, fields, given } = newMember
  const { id: organizationId, kind } = organization
  const { count } = await tx.organizationUser.createMany({
    data: [
      { organizationId, userId: person.id, role, joinedVia: by, addedById: actor?.id ?? null },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return false
  if (answersInvitation.includes(by)) await revokeInvitationTo(tx, newMember)
  // An admin who brings somebody back takes a place as one who invites does.
  const counting = by === 'reinstatement' ? 'members and invitations' : 'members'
  await ensureRoom(tx, organizationId, counting)
  // Nobody is there to ask: an admin fills in what went with the membership.
  if (by !== 'reinstatement')
    await keepFields(tx, { organizationId, kind, userId: person.id }, fields, actor, given)
  const event = { organizationId, actor, target: person, data: { role, by } }
  await recordMany(tx, [...(after ? [after] : []), { type: 'member.added', ...event }], [])
  return true
}

/** An open invitation is answered by coming in another way. */
const answersInvitation: MemberSource[] = [
  ...(['joinLink', 'domain', 'joinRequest', 'staff', 'reinstatement'] as const),
]

async function revokeInvitationTo(
  tx: Tx,
  { organization: { id: organizationId }, person, actor }: NewMember,
) {
  // At most one is pending: a unique index says so.
  const open = await tx.organizationInvitation.findFirst({
    where: { organizationId, inviteeIdentifier: person.email, channel: null, status: 'pending' },
    select: { id: true, role: true },
  })
  if (!open) return
  await tx.organizationInvitation.update({
    where: { id: open.id },
    data: { status: 'revoked' },
    select: { id: true },
  })
  await record(tx, {
    type: 'invitation.revoked',
    organizationId,
    actor,
    data: { address: person.email, role: open.role, because: 'member-added' },
  })
}
