import 'server-only'
import { uuid7 } from '@/lib/database/uuid'
import type { Tx } from '@/lib/db'
import { DomainError, InvalidFields } from '@/lib/errors'
import { recordMany, type AnyEvent } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import type { MemberSource } from '@/lib/events/vocabulary'
import type { FieldValues } from '@/lib/kinds/form-of'
import { revokeInvitationsTo } from '@/lib/invitations/manage-invitation'
import { keepFields } from '@/lib/kinds/keep-fields'
import { lacksFactor } from '@/lib/members/factor-view'
import { ensureRoom } from '@/lib/members/ensure-room'

export interface NewMember {
  organization: { id: string; kind: string }
  person: Person
  role: string
  /** The user who added them; undefined for the system. */
  actor?: Person | undefined
  by: MemberSource
  /** The event that caused it, recorded before it. */
  after?: AnyEvent
  /** The kind's member fields, as typed. */
  fields?: FieldValues | undefined
  /** The member fields filled in by the inviter, or those of the earlier membership. */
  given?: FieldValues | undefined
  /** Whether they join by themselves, signed in: then they can set up a second factor first. */
  isPresent?: boolean | undefined
}

/**
 * The only way to start a membership. An existing member keeps their role, and no event is recorded.
 * Answers the person's open request to join, and revokes their open invitations if they join by a link,
 * a domain, a request, staff or a reinstatement. A person who is present needs the second factor that the
 * organization requires; anyone else becomes a member who has no access until they have it. Requires the
 * organization lock.
 * @returns whether the membership is new
 * @throws DomainError organization-full | limit-reached | fields-invalid | factor-first
 */
export async function startMembership(tx: Tx, newMember: NewMember): Promise<boolean> {
  const { organization, person, role, actor, by, after, fields, given } = newMember
  const { id: organizationId, kind } = organization
  const [added] = await tx.$queryRaw<unknown[]>`
    WITH added AS (
      INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "joinedVia", "addedById",
        "modifiedAt")
      VALUES (${uuid7()}::uuid, ${organizationId}::uuid, ${person.id}::uuid, ${role}, ${by},
        ${actor?.id ?? null}::uuid, now())
      ON CONFLICT ("organizationId", "userId") DO NOTHING RETURNING "organizationId", "userId"),
    -- Also a request that waits for the person's activation.
    answered AS (
      UPDATE "JoinRequest" r SET status = 'approved', "modifiedAt" = now() FROM added
      WHERE r."organizationId" = added."organizationId" AND r."userId" = added."userId"
        AND r.status IN ('unproven', 'pending'))
    SELECT 1 FROM added`
  if (!added) return false
  if (newMember.isPresent && (await lacksFactor(organizationId, person.id, tx)))
    throw new DomainError('factor-first')
  if (answersInvitation.includes(by))
    await revokeInvitationsTo(tx, { organization, user: actor }, person, 'member-added')
  // An admin who reinstates a member takes a seat, like an inviter.
  const counting = by === 'reinstatement' ? 'members and invitations' : 'members'
  await ensureRoom(tx, organizationId, counting)
  if (by !== 'reinstatement' || given)
    await keepFields(tx, { organizationId, kind, userId: person.id }, fields, actor, given).catch(
      (error: unknown) => {
        // The person cannot be asked here: an admin fills in what the kind no longer accepts.
        if (by !== 'reinstatement' || !(error instanceof InvalidFields)) throw error
      },
    )
  const event = { organizationId, actor, target: person, data: { role, by } }
  await recordMany(tx, [...(after ? [after] : []), { type: 'member.added', ...event }], [])
  return true
}

/** Joining in one of these ways answers an open invitation. */
const answersInvitation: MemberSource[] = [
  ...(['joinLink', 'domain', 'joinRequest', 'staff', 'reinstatement'] as const),
]
