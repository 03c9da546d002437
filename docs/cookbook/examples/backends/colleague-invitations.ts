import { defaultInvitations } from '@/lib/backends/default-invitations'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'

const domainOf = (email: string) => email.slice(email.indexOf('@') + 1)

/**
 * Colleagues, who share the inviter's mail domain, are members at once; everybody else is asked.
 */
export const colleagueInvitations: InvitationBackend = {
  ...modeledInvitations,
  name: 'colleagues',
  invite: (tx, request) => {
    const isColleague = domainOf(request.email) === domainOf(request.inviter.email)
    const backend = isColleague ? defaultInvitations : modeledInvitations
    return backend.invite(tx, request)
  },
}
