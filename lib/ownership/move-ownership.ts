import 'server-only'
import type { OrgScope, OrgContext } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { displayName, type Person } from '@/lib/accounts/person'
import config from '@/guildhall.config'
import { refuse } from '@/lib/access/refuse'
import { whyNotTransferTo, type Actor } from '@/lib/access/roles'
import { DomainError } from '@/lib/errors'
import { lacksFactor } from '@/lib/members/factor-view'
import { memberOf, type Member } from '@/lib/members/member-of'
import { ownsEnough } from '@/lib/organizations/why-not-create'
import type { ChangeOwnerInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * The only way to change the owner; ends an open offer and notifies both by email. Requires the
 * organization lock, and that the caller has checked permissions.
 * @param how what the audit log keeps besides the two names
 */
export async function moveOwnership(
  tx: Tx,
  { organization, user }: OrgScope,
  to: Person,
  how: { by?: 'offer'; reason?: string } = {},
) {
  const { id: organizationId } = organization
  const former = await ownerOf(tx, organizationId)
  // A single row is updated, so the organization never has two owners, or none.
  await tx.organizationOwner.update({
    where: { organizationId },
    data: { userId: to.id },
    select: { userId: true },
  })
  await tx.ownershipOffer.deleteMany({ where: { organizationId } })
  const names = { from: displayName(former), to: displayName(to) }
  const mail = { template: 'ownership-transferred', organizationId } as const
  await record(
    tx,
    { type: 'owner.changed', organizationId, actor: user, target: to, data: { ...names, ...how } },
    { ...mail, to: former.email, userId: former.id, other: names.to, became: 'former-owner' },
    { ...mail, to: to.email, userId: to.id, other: names.from, became: 'owner' },
  )
}

/** Reads the current owner: a page's context may be older, and staff may be the ones who transfer. */
export async function ownerOf(tx: Tx, organizationId: string): Promise<Person> {
  const { member } = await tx.organizationOwner.findUniqueOrThrow({
    where: { organizationId },
    select: { member: { select: { user: { select: { id: true, name: true, email: true } } } } },
    relationLoadStrategy: 'join',
  })
  return member.user
}

/**
 * Finds the admin to whom the actor may transfer the organization. Requires the organization lock.
 * @throws DomainError forbidden | not-found | owner-must-be-admin | owner-needs-factor |
 *   new-owner-limit, at the field `userId`
 */
export async function ensureMayOwn(
  tx: Tx,
  ctx: OrgContext,
  actor: Actor,
  userId: string,
): Promise<Member> {
  const target = await memberOf(tx, ctx, userId)
  refuse(whyNotTransferTo(actor, target), 'userId')
  // An organization that requires a second factor is not left to somebody who cannot enter it.
  if (await lacksFactor(ctx.organization.id, userId, tx))
    throw new DomainError('owner-needs-factor', 'userId')
  if (await ownsEnough(tx, userId)) {
    const count = config.allow.organizationsPerUser
    throw new DomainError('new-owner-limit', 'userId', { count })
  }
  return target
}

/**
 * Transfers an organization to one of its admins immediately, without asking them: for staff, who give
 * a reason, and for your own code. Owners make an offer instead (offer-ownership.ts). The former owner
 * stays an admin; both are notified.
 * @returns the new owner's name
 * @throws DomainError forbidden | not-found | owner-must-be-admin | owner-needs-factor |
 *   new-owner-limit
 */
export const transferOwnership = (ctx: OrgContext, { userId, reason }: ChangeOwnerInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    const target = await ensureMayOwn(tx, ctx, actor, userId)
    await moveOwnership(tx, ctx, target.person, reason ? { reason } : {})
    return displayName(target.person)
  })
