import { orgExport } from '@/lib/export/answer-export'
import { invitationColumns, listInvitations, readInvitationsQuery } from '@/lib/invitations/queries'

/** Exports the invitations with one status. */
export const GET = orgExport('invitation.manage', 'invitations', (org, asked) => {
  const query = readInvitationsQuery(asked)
  return {
    event: { type: 'invitation.exported' },
    columns: invitationColumns,
    read: (batch) => listInvitations(org, { ...query, ...batch }),
  }
})
