import { orgExport } from '@/lib/export/answer-export'
import { invitationColumns, listInvitations, readInvitationsQuery } from '@/lib/invitations/queries'

/** The invitations in one state as a file. */
export const GET = orgExport('invitation.manage', 'invitations', (org, asked) => {
  const query = readInvitationsQuery(asked)
  return {
    event: { type: 'invitation.exported' },
    columns: invitationColumns,
    read: (batch) => listInvitations(org, { ...query, ...batch }),
  }
})
