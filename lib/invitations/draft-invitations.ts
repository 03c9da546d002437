import 'server-only'
import { rolePermissions, type OrgContext } from '@/lib/access/org-context'
import { can, canGrant } from '@/lib/access/roles'
import { invitationBackend } from '@/lib/backends/choose-backend'
import { parseExtra } from '@/lib/backends/parse-extra'
import { db } from '@/lib/db'
import { authorize, DomainError, InvalidFields } from '@/lib/errors'
import { parseAddresses } from '@/lib/invitations/parse-addresses'
import { keepOrganization } from '@/lib/orgs/in-org'
import type { InviteManyInput, InviteManyJob } from '@/lib/invitations/schema'

/** So many can be invited at once. */
export const MOST_AT_ONCE = 500

/**
 * Reads a list of addresses and keeps it as a job that waits for a yes: what would become of each is
 * shown first, and nobody is invited yet.
 * @throws DomainError forbidden | not-found | role-unknown | role-too-high | fields-invalid
 */
export async function draftInvitations(
  ctx: OrgContext,
  { addresses, role, message, extra }: InviteManyInput,
): Promise<{ jobId: string }> {
  authorize(can(ctx.actor, 'member.invite'))
  const granted = rolePermissions(ctx.organization.kind, role)
  if (granted.length === 0) throw new DomainError('role-unknown', 'role')
  if (!canGrant(ctx.actor, granted)) throw new DomainError('role-too-high', 'role')
  const backend = invitationBackend(ctx.organization.kind)
  const asked = parseExtra(backend, 'fields', extra) as InviteManyJob['extra']
  const rows = parseAddresses(addresses)
  if (rows.length === 0) throw new InvalidFields({ addresses: 'addresses-missing' })
  if (rows.length > MOST_AT_ONCE) throw new InvalidFields({ addresses: 'addresses-many' })
  const { id: organizationId } = ctx.organization
  return db.$transaction(async (tx) => {
    await keepOrganization(tx, organizationId)
    const job = await tx.job.create({
      data: {
        organizationId,
        startedById: ctx.user.id,
        asStaff: ctx.user.asStaff,
        kind: 'invite-many',
        state: 'draft',
        input: { role, ...(message && { message }), ...(backend.fields && { extra: asked }) },
        total: rows.length,
      },
      select: { id: true },
    })
    await tx.jobItem.createMany({
      data: rows.map(({ text, email, isRepeated }, position) => ({
        organizationId,
        jobId: job.id,
        position,
        input: { text, email },
        outcome: email === null ? 'invalid' : isRepeated ? 'repeated' : null,
      })),
    })
    return { jobId: job.id }
  })
}
