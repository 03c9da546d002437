import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Channel } from '@/lib/backends/identifier'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { remindByActivation } from '@/lib/backends/remind-by-activation'
import { databaseNow } from '@/lib/database/clock'
import type { Prisma, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record, recordMany } from '@/lib/events/record'
import { cameThrough, openInvitation } from '@/lib/invitations/is-open'
import { orgPath } from '@/lib/paths'
import { uuid7 } from '@/lib/database/uuid'

/**
 * Creates an `OrganizationInvitation` row, and the membership when it is accepted. This is the default,
 * because people should be asked.
 */
export const modeledInvitations: InvitationBackend = {
  name: 'modeled',
  remind: remindByActivation,
  successPath: orgPath,

  // An expired invitation is replaced; a pending one is not (it can be resent).
  async invite(tx, request) {
    const { organization, inviter, email, role, message, lifetime, locale = null } = request
    const { channel, memberFields } = request
    const { id: organizationId } = organization
    const refusal = (await refusalsOf(tx, organizationId, [email])).get(email)
    if (refusal) throw new DomainError(refusal, 'email')
    const { id, version } = await tx.organizationInvitation.create({
      data: {
        organizationId,
        inviteeIdentifier: email,
        channel: channel?.name ?? null,
        invitedById: inviter.id,
        role,
        message: message ?? null,
        locale,
        ...(memberFields && { memberFields: memberFields as Prisma.InputJsonObject }),
        expiresAt: new Date(databaseNow().getTime() + lifetime),
      },
      select: { id: true, version: true },
    })
    await record(
      tx,
      {
        type: 'invitation.sent',
        organizationId,
        actor: inviter,
        data: { address: channel?.show(email) ?? email, role },
      },
      { template: 'invitation', to: email, invitationId: id, version, ...through(channel) },
    )
    return { outcome: 'asked', invitationId: id }
  },

  async inviteMany(tx, request) {
    const { organization, inviter, emails, role, message, lifetime, locale = null } = request
    const { channel } = request
    const memberFields = request.memberFields && JSON.stringify(request.memberFields)
    const { id: organizationId } = organization
    const refusals = await refusalsOf(tx, organizationId, emails)
    const going = emails.filter((email) => !refusals.has(email))
    if (going.length === 0) return emails.map((email) => refusals.get(email) ?? 'sent')
    const expiresAt = new Date(databaseNow().getTime() + lifetime)
    const made = going.map((to) => ({ id: uuid7(), guid: randomUUID(), to }))
    await tx.$executeRaw`
      INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier",
        "invitedById", channel, role, message, locale, "memberFields", "expiresAt", "modifiedAt")
      SELECT id, guid, ${organizationId}::uuid, "to", ${inviter.id}::uuid, ${channel?.name ?? null},
        ${role}, ${message ?? null}, ${locale}, ${memberFields ?? null}::jsonb, ${expiresAt}, now()
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
        AS invitation(id uuid, guid uuid, "to" text)`
    await recordMany(
      tx,
      made.map(({ to }) => ({
        ...{ type: 'invitation.sent' as const, organizationId, actor: inviter },
        data: { address: channel?.show(to) ?? to, role },
      })),
      made.map(({ id, to }) => ({
        ...{ template: 'invitation' as const, to, invitationId: id, version: 1 },
        ...through(channel),
      })),
    )
    return emails.map((email) => refusals.get(email) ?? 'sent')
  },
}

const through = (channel: Channel | undefined) => channel && { channel: channel.name }

/**
 * Returns the addresses that cannot be invited, and why, in one statement that also marks expired
 * invitations to them.
 */
async function refusalsOf(tx: Tx, organizationId: string, emails: string[]) {
  const found = await tx.$queryRaw<{ email: string; isMember: boolean }[]>`
    WITH ran_out AS (
      UPDATE "OrganizationInvitation" SET status = 'expired', "modifiedAt" = now()
      WHERE "organizationId" = ${organizationId}::uuid AND "inviteeIdentifier" = ANY(${emails})
        AND status = 'pending' AND NOT ${openInvitation})
    SELECT u.email, true AS "isMember" FROM "OrganizationUser" m JOIN "User" u ON u.id = m."userId"
      WHERE m."organizationId" = ${organizationId}::uuid AND u.email = ANY(${emails})
    UNION ALL
    SELECT "inviteeIdentifier", true FROM "OrganizationInvitation" i
      WHERE "organizationId" = ${organizationId}::uuid AND "inviteeIdentifier" = ANY(${emails})
        AND ${cameThrough}
    UNION ALL
    SELECT "inviteeIdentifier", false FROM "OrganizationInvitation"
      WHERE "organizationId" = ${organizationId}::uuid AND "inviteeIdentifier" = ANY(${emails})
        AND ${openInvitation}`
  const membersLast = found.toSorted((a, b) => Number(a.isMember) - Number(b.isMember))
  return new Map(
    membersLast.map(({ email, isMember }) => [
      email,
      isMember ? ('already-member' as const) : ('already-invited' as const),
    ]),
  )
}
