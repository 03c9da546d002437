import 'server-only'
import type { OrgScope, OrgContext } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { record, recordIn } from '@/lib/events/record'
import { displayName, type Person } from '@/lib/accounts/person'
import config from '@/guildhall.config'
import { refuse } from '@/lib/access/refuse'
import { whyNotTransferTo, type Actor, can, whyNotOwn } from '@/lib/access/roles'
import { DomainError, authorize } from '@/lib/errors'
import { lacksFactor } from '@/lib/members/factor-view'
import { memberOf, type Member } from '@/lib/members/member-of'
import { ownsEnough, ensureOwnsFewer } from '@/lib/organizations/why-not-create'
import type { ChangeOwnerInput, TransferOwnershipInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import type { EventData } from '@/lib/events/vocabulary'

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
 * a reason, and for your own code. Owners make an offer instead (offerOwnership). The former owner
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

/** The lifetime of an offer, in milliseconds. */
const STANDS = days(7)

/**
 * Offers the organization to one of its admins, who is emailed and has seven days to accept. Nothing
 * changes until then. An expired offer is replaced by a new one.
 * @returns the admin's name
 * @throws DomainError forbidden | not-found | owner-must-be-admin | owner-needs-factor |
 *   new-owner-limit | offer-open
 */
export const offerOwnership = (ctx: OrgContext, { userId }: TransferOwnershipInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    const { person } = await ensureMayOwn(tx, ctx, actor, userId)
    const { id: organizationId } = ctx.organization
    const open = await tx.ownershipOffer.findUnique({ where: { organizationId } })
    if (open && open.expiresAt > databaseNow()) throw new DomainError('offer-open', 'userId')
    if (open) await tx.ownershipOffer.delete({ where: { organizationId } })
    const expiresAt = new Date(databaseNow().getTime() + STANDS)
    await tx.ownershipOffer.create({ data: { organizationId, toId: userId, expiresAt } })
    await recordIn(
      tx,
      ctx,
      { type: 'owner.offered', target: person, data: {} },
      { template: 'ownership-offered', organizationId, userId, to: person.email },
    )
    return displayName(person)
  })

/**
 * Accepts an offer of ownership; the former owner stays an admin. Both are notified.
 * @throws DomainError not-found | offer-over | owner-must-be-admin | organizations-limit
 */
export const acceptOwnership = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx) => {
    await ensureOffered(tx, ctx, ctx.user.id)
    const { person, ...target } = await memberOf(tx, ctx, ctx.user.id)
    refuse(whyNotOwn(target))
    await ensureOwnsFewer(tx, person)
    await moveOwnership(tx, ctx, person, { by: 'offer' })
  })

/**
 * Declines an offer of ownership, and notifies the owner by email.
 * @throws DomainError not-found | offer-over
 */
export const declineOwnership = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx) => {
    await ensureOffered(tx, ctx, ctx.user.id)
    await declineOffer(tx, ctx, ctx.user)
  })

/** Declines a person's open offer, if there is one. Requires the organization lock. */
export async function declineOffer(tx: Tx, { organization }: OrgScope, by: Person) {
  const { id: organizationId } = organization
  const { count } = await tx.ownershipOffer.deleteMany({
    where: { organizationId, toId: by.id, expiresAt: { gt: databaseNow() } },
  })
  if (count === 0) return
  const { id: userId, email } = await ownerOf(tx, organizationId)
  await recordIn(
    tx,
    { organization, user: by },
    { type: 'owner.offerDeclined', data: {} },
    {
      template: 'ownership-declined',
      ...{ organizationId, userId, to: email },
      admin: displayName(by),
    },
  )
}

/**
 * Withdraws an offer of ownership, and notifies the admin by email.
 * @returns the admin's name
 * @throws DomainError forbidden | not-found | offer-over
 */
export const withdrawOwnership = (ctx: OrgContext) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.transfer'))
    const offer = await ensureOffered(tx, ctx)
    const { person } = await memberOf(tx, ctx, offer.toId)
    await endOffer(tx, ctx, person, {})
    return displayName(person)
  })

/**
 * Ends a person's open offer, if there is one: it was withdrawn, or they are no longer an admin, or
 * suspended. They are emailed. Requires the organization lock.
 */
export async function endOffer(
  tx: Tx,
  ctx: OrgScope,
  to: Person,
  data: EventData['owner.offerWithdrawn'],
) {
  const { id: organizationId } = ctx.organization
  const { count } = await tx.ownershipOffer.deleteMany({
    where: { organizationId, toId: to.id, expiresAt: { gt: databaseNow() } },
  })
  if (count === 0) return
  await recordIn(
    tx,
    ctx,
    { type: 'owner.offerWithdrawn', target: to, data },
    { template: 'ownership-withdrawn', organizationId, userId: to.id, to: to.email },
  )
}

async function ensureOffered(tx: Tx, { organization }: OrgContext, toId?: string) {
  const offer = await tx.ownershipOffer.findUnique({
    where: { organizationId: organization.id, ...(toId && { toId }) },
  })
  if (!offer || offer.expiresAt <= databaseNow()) throw new DomainError('offer-over')
  return offer
}
