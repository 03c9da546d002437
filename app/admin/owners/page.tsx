import { getTranslations } from '@/lib/i18n/translations'
import { adminColumns } from '@/components/admin/admin-columns'
import { AdminList, adminTitle, kindOptions, stateOptions } from '@/components/admin/admin-list'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import { listOwners, ownerFilters, ownerSorts, type OwnerRow } from '@/lib/admin/read-owners'

export const generateMetadata = adminTitle('owners')

/** The owners of all organizations. The owner is changed on the organization's own page. */
export default async function AdminOwnersPage({ searchParams }: PageProps<'/admin/owners'>) {
  await requireStaff()
  const query = readListQuery(await searchParams, { sorts: ownerSorts, filters: ownerFilters() })
  const [t, state, kind, columns, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    stateOptions(),
    kindOptions(),
    adminColumns<OwnerRow>(),
    listOwners(query),
  ])
  return (
    <AdminList
      name="owners"
      query={query}
      sorts={ownerSorts}
      filters={{ state, kind }}
      rows={rows}
      rowKey={({ organizationId }) => organizationId}
      next={next}
      columns={[
        columns.organization,
        columns.owner,
        columns.state,
        columns.time(t('columns.since'), ({ since }) => since),
      ]}
    />
  )
}
