'use server'

import { currentUser } from '@/lib/access/context'
import { orgAction, publicAction, userAction } from '@/lib/action'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { invitationBackend } from '@/lib/backends/choose-backend'
import { landingOfInvitee } from '@/lib/backends/landing'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { confirmInvitations } from '@/lib/invitations/confirm-invitations'
import { declineInvitation } from '@/lib/invitations/decline-invitation'
import { draftInvitations } from '@/lib/invitations/draft-invitations'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { resendInvitation } from '@/lib/invitations/resend-invitation'
import { revokeInvitation } from '@/lib/invitations/revoke-invitation'
import {
  invitationIdSchema,
  invitationTokenSchema,
  inviteManySchema,
  inviteMemberSchema,
  joinByInvitationSchema,
} from '@/lib/invitations/schema'
import { formOf, withUnreadFields } from '@/lib/kinds/form-of'
import { jobIdSchema } from '@/lib/jobs/schema'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { orgPath } from '@/lib/paths'

const inviteForm = ({ organization: { kind } }: { organization: { kind: string } }) =>
  formOf(inviteMemberSchema, { extra: invitationBackend(kind).fields })

export const inviteMemberAction = orgAction('member.invite', inviteForm, inviteMember, {
  limit: 'invite',
  done: (_, { organization }) => ({
    to: orgPath(organization.slug, 'people'),
    flash: 'invitationSent',
  }),
})

/** In a dialog over the page, which closes itself and says so. */
export const inviteMemberInPlaceAction = orgAction('member.invite', inviteForm, inviteMember, {
  limit: 'invite',
})

const inviteManyForm = ({ organization: { kind } }: { organization: { kind: string } }) =>
  formOf(inviteManySchema, { extra: invitationBackend(kind).fields })
export const draftInvitationsAction = orgAction('member.invite', inviteManyForm, draftInvitations, {
  limit: 'inviteMany',
  done: ({ jobId }, { organization }) => ({ to: orgPath(organization.slug, `jobs/${jobId}`) }),
})

export const confirmInvitationsAction = orgAction(
  'member.invite',
  jobIdSchema,
  confirmInvitations,
  { limit: 'inviteMany', done: () => ({ after: workOffJobs }) },
)

export const resendInvitationAction = orgAction(
  'invitation.manage',
  invitationIdSchema,
  resendInvitation,
  { limit: 'invite', done: () => ({ flash: 'invitationResent' }) },
)

export const revokeInvitationAction = orgAction(
  'invitation.manage',
  invitationIdSchema,
  revokeInvitation,
  { done: () => ({ flash: 'invitationRevoked' }) },
)

export const acceptInvitationAction = userAction(invitationTokenSchema, acceptInvitation, {
  done: (joined) => ({ to: landingOfInvitee(joined), flash: 'invitationAccepted' }),
})

export const joinByInvitationAction = publicAction(
  // Whose invitation it is, and so what else is asked, the command finds out.
  withUnreadFields(joinByInvitationSchema),
  ({ userAgent, locale }, input) => joinByInvitation(input, userAgent, locale),
  {
    limit: 'tokenIp',
    done: async ({ session, ...joined }) => {
      await setSessionCookie(session)
      return { to: landingOfInvitee(joined), flash: 'invitationAccepted' }
    },
  },
)

export const declineInvitationAction = publicAction(
  invitationTokenSchema,
  async (_from, input) => declineInvitation(await currentUser(), input),
  { limit: 'tokenIp', done: () => ({ flash: 'invitationDeclined' }) },
)
