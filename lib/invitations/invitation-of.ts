import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { db, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

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
    },
  })
  if (!invitation) throw new DomainError('not-found')
  return invitation
}
