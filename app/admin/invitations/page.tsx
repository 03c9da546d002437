import { getTranslations } from '@/lib/i18n/translations'
import { AdminList, adminTitle, kindOptions } from '@/components/admin/admin-list'
import { anyInvitationColumns } from '@/components/admin/any-invitations'
import { requireStaff } from '@/lib/access/context'
import {
  anyInvitationFilters,
  invitationSorts,
  listAnyInvitations,
} from '@/lib/admin/read-invitations'
import { readListQuery } from '@/lib/lists/read-list-query'

export const generateMetadata = adminTitle('invitations')

/** The invitations of all organizations. */
export default async function AdminInvitationsPage(props: PageProps<'/admin/invitations'>) {
  await requireStaff()
  const filters = anyInvitationFilters()
  const query = readListQuery(await props.searchParams, { sorts: invitationSorts, filters })
  const [words, kind, { rows, next }] = await Promise.all([
    getTranslations('invitations'),
    kindOptions(),
    listAnyInvitations(query),
  ])
  const status = filters.status.map((value) => ({ value, label: words(value) }))
  return (
    <AdminList
      name="invitations"
      query={query}
      sorts={invitationSorts}
      filters={{ status, kind }}
      rows={rows}
      next={next}
      columns={await anyInvitationColumns(rows)}
    />
  )
}
