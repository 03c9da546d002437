import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can } from '@/lib/access/roles'
import {
  channelOf,
  invitationBackend,
  invitationLifetime,
  readInvitee,
  parseExtra,
} from '@/lib/backends/choose-backend'
import { inviteBy } from '@/lib/backends/invite-by'
import { authorize } from '@/lib/errors'
import { countInvitation } from '@/lib/invitations/count-invitation'
import { readGivenFields } from '@/lib/invitations/given-fields'
import type { InviteMemberInput } from '@/lib/invitations/schema'
import { ensureRoom } from '@/lib/members/ensure-room'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Invites an address with a role no higher than the actor's own. The backend decides how: with an
 * invitation that the person accepts, or by adding the person directly.
 * @throws DomainError forbidden | role-unknown | role-too-high | already-member | already-invited |
 *   limit-reached | rate-limited | fields-invalid
 */
export const inviteMember = async (ctx: OrgContext, input: InviteMemberInput) => {
  return withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'member.invite'))
    const { role, message } = input
    const { organization, user: inviter } = ctx
    ensureMayGrant(actor, organization.kind, role, 'role')
    const backend = invitationBackend(organization.kind)
    const email = readInvitee(backend, input.email)
    const channel = channelOf(backend)
    const extra = parseExtra(backend, 'fields', input.extra)
    const lifetime = invitationLifetime(organization.kind)
    const locale = input.locale ?? inviter.locale
    const memberFields = await readGivenFields(tx, ctx, backend, input.memberFields)
    const request = {
      ...{ organization, inviter, email, channel, role, message, locale },
      ...{ extra, memberFields, lifetime },
    }
    const invited = await inviteBy(backend, tx, request)
    await ensureRoom(tx, organization.id, 'members and invitations')
    await countInvitation(tx, ctx, email)
    const isAdded = invited.outcome === 'found'
    return { id: isAdded ? invited.person.id : invited.invitationId, email, isAdded }
  })
}
