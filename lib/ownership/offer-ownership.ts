import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { refuse } from '@/lib/access/refuse'
import { can, whyNotOwn } from '@/lib/access/roles'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import type { EventData } from '@/lib/events/vocabulary'
import { memberOf } from '@/lib/members/member-of'
import type { TransferOwnershipInput } from '@/lib/organizations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { moveOwnership, ownerOf, ensureMayOwn } from '@/lib/ownership/move-ownership'
import { ensureOwnsFewer } from '@/lib/organizations/why-not-create'
import { displayName, type Person } from '@/lib/accounts/person'

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
  const { count } = await tx.ownershipOffer.deleteMany({ where: { organizationId, toId: by.id } })
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
  const { count } = await tx.ownershipOffer.deleteMany({ where: { organizationId, toId: to.id } })
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
