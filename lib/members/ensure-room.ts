import 'server-only'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { openInvitation } from '@/lib/invitations/is-open'
import { kindNames, kindOf } from '@/lib/kinds/kind-of'

/** Whether an organization has no free seat, for pages that say so before their form. */
export async function isFull({ id, kind }: { id: string; kind: string }): Promise<boolean> {
  const limit = kindOf(kind).limits?.members
  if (!limit) return false
  return (await db.organizationUser.count({ where: { organizationId: id } })) >= limit
}

/**
 * Refuses one more member, or one more open invitation, if the organization's kind limits them. Call it
 * after adding, in the same transaction, while holding the organization's row: the count cannot grow
 * meanwhile. Costs nothing if no kind has a limit.
 * @param counting open invitations count when one is sent; an accepted one already has its seat
 * @throws DomainError limit-reached for the inviter, organization-full for the person joining; with the
 *   limit
 */
export async function ensureRoom(
  tx: Tx,
  organizationId: string,
  counting: 'members' | 'members and invitations',
): Promise<void> {
  if (!kindNames().some((kind) => kindOf(kind).limits?.members)) return
  const [found] = await tx.$queryRaw<
    { kind: string; name: string; members: number; invitations: number }[]
  >`
    SELECT kind, name,
      (SELECT count(*)::int FROM "OrganizationUser" WHERE "organizationId" = o.id) AS members,
      (SELECT count(*)::int FROM "OrganizationInvitation" WHERE "organizationId" = o.id
        AND ${openInvitation}) AS invitations
    FROM "Organization" o WHERE id = ${organizationId}::uuid`
  const limit = found && kindOf(found.kind).limits?.members
  if (!limit) return
  const count = found.members + (counting === 'members' ? 0 : found.invitations)
  if (count <= limit) return
  throw counting === 'members'
    ? new DomainError('organization-full', undefined, { limit, organization: found.name })
    : new DomainError('limit-reached', undefined, { limit })
}
