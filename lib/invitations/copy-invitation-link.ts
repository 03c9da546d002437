import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { invitationPath } from '@/lib/backends/landing'
import { env } from '@/lib/env'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { ensureOpen, findInvitation } from '@/lib/invitations/find-invitation'
import { invitationOf } from '@/lib/invitations/invitation-of'
import { copiedToken, invitationToken } from '@/lib/invitations/invitation-token'
import type { InvitationIdInput } from '@/lib/invitations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

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
