import { getTranslations } from '@/lib/i18n/translations'
import { AdminList, adminTitle } from '@/components/admin/admin-list'
import { anyInvitationColumns } from '@/components/admin/any-invitations'
import { kindFilter } from '@/components/admin/list-filters'
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
  const [t, words, byKind, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    getTranslations('invitations'),
    kindFilter(),
    listAnyInvitations(query),
  ])
  const byStatus = {
    name: 'status',
    label: t('filters.status'),
    any: t('list.any'),
    options: filters.status.map((value) => ({ value, label: words(value) })),
  }
  return (
    <AdminList
      name="invitations"
      query={query}
      sorts={invitationSorts}
      filters={[byStatus, ...byKind]}
      rows={rows}
      next={next}
      columns={await anyInvitationColumns(rows)}
    />
  )
}
