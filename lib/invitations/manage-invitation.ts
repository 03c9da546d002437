import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { shownInvitee, invitationLifetime } from '@/lib/backends/choose-backend'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn, recordMany } from '@/lib/events/record'
import type { EventData } from '@/lib/events/vocabulary'
import type { InvitationIdInput } from '@/lib/invitations/schema'
import { refusing } from '@/lib/tenancy/refusals'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import type { db, Prisma, Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'
import { ensureMayGrant } from '@/lib/access/refuse'
import { databaseNow } from '@/lib/database/clock'
import { countInvitation } from '@/lib/invitations/count-invitation'
import { ensureRoom } from '@/lib/members/ensure-room'
import { invitationPath } from '@/lib/backends/landing'
import { env } from '@/lib/env'
import { ensureOpen, findInvitation } from '@/lib/invitations/find-invitation'
import { copiedToken, invitationToken } from '@/lib/invitations/invitation-token'

/**
 * Revokes a pending invitation, whoever sent it; its link says so from then on. Revoking twice is not
 * an error.
 * @throws DomainError not-found | forbidden | invitation-used | invitation-declined
 */
export const revokeInvitation = (ctx: OrgContext, { invitationId }: InvitationIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'invitation.manage'))
    const invitation = await invitationOf(tx, ctx, invitationId)
    if (invitation.status === 'accepted') throw new DomainError('invitation-used')
    if (invitation.status === 'declined') throw new DomainError('invitation-declined')
    if (invitation.status === 'revoked') return
    await tx.organizationInvitation.updateMany({
      where: { id: invitationId },
      data: { status: 'revoked' },
    })
    await recordIn(tx, ctx, {
      type: 'invitation.revoked',
      data: { address: shownInvitee(invitation), role: invitation.role },
    })
  })

/**
 * Revokes a member's pending invitations that they could no longer send, so that a removed or demoted
 * member cannot get anyone in.
 * @param mayNot whether an invitation to this role must be revoked
 */
export const revokeInvitationsBy = (
  tx: Tx,
  ctx: OrgScope,
  invitedById: string,
  mayNot: (role: string) => boolean,
) => revokePending(tx, ctx, { invitedById }, 'inviter-gone', mayNot)

/**
 * Revokes a person's pending invitations, to any of their addresses: they became a member in another way,
 * or were removed and must not return by one.
 */
export async function revokeInvitationsTo(
  tx: Tx,
  ctx: Within,
  { id: userId }: Pick<Person, 'id'>,
  because: 'member-added' | 'member-removed',
): Promise<void> {
  const addresses = await tx.userAddress.findMany({ where: { userId }, select: { email: true } })
  const to = { in: addresses.map(({ email }) => email) }
  await revokePending(tx, ctx, { inviteeIdentifier: to, channel: null }, because)
}

type Within = Parameters<typeof recordIn>[1]

async function revokePending(
  tx: Tx,
  ctx: Within,
  where: Prisma.OrganizationInvitationWhereInput,
  because: NonNullable<EventData['invitation.revoked']['because']>,
  isGoing = (_role: string) => true,
): Promise<void> {
  const { organization, user: actor } = ctx
  const open = { ...where, organizationId: organization.id, status: 'pending' } as const
  const pending = await tx.organizationInvitation.findMany({
    where: open,
    select: { role: true, inviteeIdentifier: true, channel: true },
  })
  const going = pending.filter(({ role }) => isGoing(role))
  if (going.length === 0) return
  await tx.organizationInvitation.updateMany({
    where: { ...open, role: { in: [...new Set(going.map(({ role }) => role))] } },
    data: { status: 'revoked' },
  })
  const events = going.map((invitation) => ({
    type: 'invitation.revoked' as const,
    ...{ organizationId: organization.id, actor },
    data: { address: shownInvitee(invitation), role: invitation.role, because },
  }))
  await recordMany(tx, events, [])
}

/**
 * Emails an invitation again, with a new link and a new expiry; older links stop working. Reopens one
 * that expired, was declined or revoked. The actor becomes its inviter; another person's message is
 * left out.
 * @throws DomainError not-found | forbidden | role-too-high | invitation-used | already-member |
 *   already-invited | limit-reached | rate-limited
 */
export const resendInvitation = async (ctx: OrgContext, { invitationId }: InvitationIdInput) => {
  authorize(can(ctx.actor, 'invitation.manage'))
  return withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'invitation.manage'))
    const invitation = await invitationOf(tx, ctx, invitationId)
    const { inviteeIdentifier: to, channel, role, status, version: older } = invitation
    if (status === 'accepted') throw new DomainError('invitation-used')
    ensureMayGrant(actor, ctx.organization.kind, role)
    await ensureNoMember(tx, ctx, to)
    const version = older + 1
    await refusing('P2002', new DomainError('already-invited'), () =>
      tx.organizationInvitation.updateMany({
        where: { id: invitationId },
        data: {
          ...{ version, status: 'pending', inviteeId: null, invitedById: ctx.user.id },
          // The email says that the inviter wrote it.
          ...(invitation.invitedById !== ctx.user.id && { message: null }),
          expiresAt: new Date(databaseNow().getTime() + invitationLifetime(ctx.organization.kind)),
        },
      }),
    )
    await ensureRoom(tx, ctx.organization.id, 'members and invitations')
    await recordIn(
      tx,
      ctx,
      { type: 'invitation.resent', data: { address: shownInvitee(invitation), role } },
      { template: 'invitation', to, invitationId, version, ...(channel && { channel }) },
    )
    await countInvitation(tx, ctx, to)
    return { email: to }
  })
}

const ensureNoMember = async (tx: Tx, ctx: OrgContext, email: string) => {
  const where = { organizationId: ctx.organization.id, user: { email } }
  if ((await tx.organizationUser.count({ where })) > 0) throw new DomainError('already-member')
}

/**
 * Creates a link to an open invitation for an admin to share where email does not arrive. The link
 * proves no address: it works for whoever signs in with the invited address, and emails newcomers a
 * link there.
 * @returns its URL
 * @throws DomainError not-found | forbidden | invitation-…
 */
export const copyInvitationLink = (ctx: OrgContext, { invitationId }: InvitationIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'invitation.manage'))
    const { channel, guid, version, inviteeIdentifier } = await invitationOf(tx, ctx, invitationId)
    // A link sent to a phone number works for anyone who has it.
    authorize(channel === null)
    const sent = { guid, version, inviteeIdentifier }
    const found = await findInvitation(invitationToken(sent), tx)
    if (!found) throw new DomainError('not-found')
    ensureOpen(found.state)
    const { organization, role } = found.invitation
    await recordIn(tx, ctx, {
      type: 'invitation.linkCopied',
      data: { address: inviteeIdentifier, role },
    })
    return `${env.APP_URL}${invitationPath(organization.kind, copiedToken(sent))}`
  })

/**
 * Finds an invitation of the organization.
 * @throws DomainError not-found, also for an invitation of another organization
 */
export async function invitationOf(tx: Tx | typeof db, ctx: OrgContext, id: string) {
  const invitation = await tx.organizationInvitation.findFirst({
    where: { id, organizationId: ctx.organization.id },
    select: {
      id: true,
      guid: true,
      inviteeIdentifier: true,
      channel: true,
      role: true,
      status: true,
      version: true,
      invitedById: true,
    },
  })
  if (!invitation) throw new DomainError('not-found')
  return invitation
}
