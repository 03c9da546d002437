import { getTranslations } from 'next-intl/server'
import { AdminList } from '@/components/admin/admin-list'
import { adminTitle } from '@/components/admin/admin-title'
import { AnyInvitationTable } from '@/components/admin/any-invitation-table'
import { requireStaff } from '@/lib/access/context'
import {
  anyInvitationFilters,
  invitationSorts,
  listAnyInvitations,
} from '@/lib/admin/read-invitations'
import { readListQuery } from '@/lib/admin/read-list-query'

export const generateMetadata = adminTitle('invitations')

/** Invitations to every organization. */
export default async function AdminInvitationsPage(props: PageProps<'/admin/invitations'>) {
  await requireStaff()
  const query = readListQuery(await props.searchParams, {
    sorts: invitationSorts,
    filters: anyInvitationFilters,
  })
  const [t, words, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    getTranslations('invitations'),
    listAnyInvitations(query),
  ])
  const byStatus = {
    name: 'status',
    label: t('filters.status'),
    any: t('list.any'),
    options: anyInvitationFilters.status.map((value) => ({ value, label: words(value) })),
  }
  return (
    <AdminList
      name="invitations"
      query={query}
      sorts={invitationSorts}
      filters={[byStatus]}
      isEmpty={rows.length === 0}
      next={next}
    >
      <AnyInvitationTable rows={rows} caption={t('invitationsPage.caption')} />
    </AdminList>
  )
}
