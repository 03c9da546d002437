'use server'

import { currentUser } from '@/lib/access/context'
import { orgAction, publicAction, userAction } from '@/lib/action'
import { setSessionCookie } from '@/lib/auth/session-cookie'
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
import { jobIdSchema } from '@/lib/jobs/schema'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { orgPath } from '@/lib/paths'

export const inviteMemberAction = orgAction('member.invite', inviteMemberSchema, inviteMember, {
  limit: 'invite',
  done: (_, { organization }) => ({
    to: orgPath(organization.slug, 'people'),
    flash: 'invitationSent',
  }),
})

export const draftInvitationsAction = orgAction(
  'member.invite',
  inviteManySchema,
  draftInvitations,
  {
    limit: 'inviteMany',
    done: ({ jobId }, { organization }) => ({ to: orgPath(organization.slug, `jobs/${jobId}`) }),
  },
)

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
  done: ({ slug }) => ({ to: landingOfInvitee(slug), flash: 'invitationAccepted' }),
})

export const joinByInvitationAction = publicAction(
  joinByInvitationSchema,
  ({ userAgent }, input) => joinByInvitation(input, userAgent),
  {
    limit: 'tokenIp',
    done: async ({ slug, session }) => {
      await setSessionCookie(session)
      return { to: landingOfInvitee(slug), flash: 'invitationAccepted' }
    },
  },
)

export const declineInvitationAction = publicAction(
  invitationTokenSchema,
  async (_from, input) => declineInvitation(await currentUser(), input),
  { limit: 'tokenIp', done: () => ({ flash: 'invitationDeclined' }) },
)
