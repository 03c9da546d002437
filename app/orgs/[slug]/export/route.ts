import { eventColumns, listEvents } from '@/lib/events/queries'
import { orgArchive } from '@/lib/export/answer-export'
import { resourceLists } from '@/lib/export/resource-lists'
import { invitationColumns, listInvitations } from '@/lib/invitations/queries'
import { listMembers, memberColumns } from '@/lib/members/queries'

/** Exports everything that belongs to the organization as a ZIP file, for its owner. */
export const GET = orgArchive('org.delete', (org) => ({
  members: { columns: memberColumns(org), read: (batch) => listMembers(org, batch) },
  invitations: { columns: invitationColumns, read: (batch) => listInvitations(org, batch) },
  activity: { columns: eventColumns, read: (batch) => listEvents(org, batch) },
  ...resourceLists(org),
}))
