import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import { invitationToken } from '@/lib/invitations/invitation-token'
import { inviteMember } from '@/lib/invitations/invite-member'

/** Invites an address and returns the token of the emailed link. */
export async function invite(ctx: OrgContext, email: string, role = 'member') {
  await inviteMember(ctx, { email, role, message: undefined })
  const { id } = await db.organizationInvitation.findFirstOrThrow({
    where: { organizationId: ctx.organization.id, inviteeIdentifier: email, status: 'pending' },
  })
  return { id, email, token: await tokenOf(id) }
}

/** Returns the token of the invitation's newest link. */
export async function tokenOf(id: string) {
  const invitation = await db.organizationInvitation.findUniqueOrThrow({
    where: { id },
    select: { guid: true, version: true, inviteeIdentifier: true },
  })
  return invitationToken(invitation)
}
