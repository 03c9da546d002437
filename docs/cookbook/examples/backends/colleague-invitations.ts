import * as z from 'zod'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'

const domainOf = (email: string) => email.slice(email.indexOf('@') + 1)

/**
 * Colleagues, who share the inviter's email domain, are added immediately, unless the inviter chooses
 * to ask them first; everyone else is asked.
 */
export const colleagueInvitations: InvitationBackend = {
  ...modeledInvitations,
  name: 'colleagues',
  fields: z.object({ askFirst: z.boolean() }),
  invite: (tx, request) => {
    const isColleague = domainOf(request.email) === domainOf(request.inviter.email)
    const isAdded = isColleague && request.extra.askFirst !== true
    const backend = isAdded ? defaultInvitations : modeledInvitations
    return backend.invite(tx, request)
  },
}
