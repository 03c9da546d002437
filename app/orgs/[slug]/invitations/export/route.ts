import { orgExport } from '@/lib/export/answer-export'
import { listInvitations, readInvitationsQuery } from '@/lib/invitations/queries'

/** The invitations in one state as a file. */
export const GET = orgExport('invitation.manage', 'invitations', (org, asked) => {
  const query = readInvitationsQuery(asked)
  return {
    event: { type: 'invitation.exported' },
    columns: {
      email: 'email',
      role: 'role',
      status: 'status',
      invited_by: 'invitedBy',
      sent: 'createdAt',
      expires: 'expiresAt',
    },
    read: (batch) => listInvitations(org, { ...query, ...batch }),
  }
})
