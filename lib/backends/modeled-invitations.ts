import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Channel } from '@/lib/backends/identifier'
import type { InvitationBackend, InvitationsRequest } from '@/lib/backends/invitation-backend'
import { remindByActivation } from '@/lib/backends/remind-by-activation'
import { databaseNow } from '@/lib/database/clock'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { recordMany } from '@/lib/events/record'
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

  async invite(tx, { email, ...request }) {
    const [made] = await createInvitations(tx, { ...request, emails: [email] })
    if (made!.refusal) throw new DomainError(made!.refusal, 'email')
    return { outcome: 'asked', invitationId: made!.id }
  },

  inviteMany: async (tx, request) =>
    (await createInvitations(tx, request)).map(({ refusal }) => refusal ?? 'sent'),
}

/** An expired invitation is replaced; a pending one is not (it can be resent). */
async function createInvitations(tx: Tx, request: InvitationsRequest) {
  const { organization, inviter, emails, role, message, lifetime, locale = null } = request
  const { channel } = request
  const memberFields = request.memberFields && JSON.stringify(request.memberFields)
  const { id: organizationId } = organization
  const refusals = await refusalsOf(tx, organizationId, emails)
  const all = emails.map((to) => ({
    id: uuid7(),
    guid: randomUUID(),
    to,
    refusal: refusals.get(to),
  }))
  const made = all.filter(({ refusal }) => !refusal)
  if (made.length === 0) return all
  const expiresAt = new Date(databaseNow().getTime() + lifetime)
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
  return all
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
