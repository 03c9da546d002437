import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { adminColumns } from '@/components/admin/admin-columns'
import { AdminList, adminTitle, kindOptions, stateOptions } from '@/components/admin/admin-list'
import { organizationStates } from '@/lib/accounts/account-state'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import {
  listOrganizations,
  organizationFilters,
  organizationSorts,
  type OrganizationRow,
} from '@/lib/admin/read-organizations'

export const generateMetadata = adminTitle('organizations')

/** All organizations, including deactivated ones. */
export default async function AdminOrganizationsPage(props: PageProps<'/admin/organizations'>) {
  await requireStaff()
  const query = readListQuery(await props.searchParams, {
    sorts: organizationSorts,
    filters: organizationFilters(),
  })
  const [t, state, kind, columns, format, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    stateOptions(organizationStates),
    kindOptions(),
    adminColumns<OrganizationRow>(),
    getFormatter(),
    listOrganizations(query),
  ])
  return (
    <AdminList
      name="organizations"
      query={query}
      sorts={organizationSorts}
      filters={{ kind, state }}
      rows={rows}
      rowKey={({ organizationId }) => organizationId}
      next={next}
      columns={[
        columns.organization,
        columns.state,
        columns.owner,
        {
          label: t('columns.members'),
          align: 'end',
          cell: ({ members }) => format.number(members),
        },
        columns.time(t('columns.created'), ({ createdAt }) => createdAt),
      ]}
    />
  )
}
