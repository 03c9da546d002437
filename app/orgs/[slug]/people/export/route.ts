import { orgExport } from '@/lib/export/answer-export'
import { listMembers, memberColumns, readMembersQuery } from '@/lib/members/queries'

/** Exports the members. */
export const GET = orgExport('member.read', 'people', (org, asked) => {
  const query = readMembersQuery(org, asked)
  return {
    event: { type: 'member.exported' },
    columns: memberColumns(org),
    read: (batch) => listMembers(org, { ...query, ...batch }),
  }
})
