import { getTranslations } from '@/lib/i18n/translations'
import { adminColumns } from '@/components/admin/admin-columns'
import { AdminList, adminTitle, kindOptions } from '@/components/admin/admin-list'
import { roleLabels } from '@/components/members/role-labels'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import {
  listMemberships,
  membershipFilters,
  membershipSorts,
  type MembershipListRow,
} from '@/lib/admin/read-memberships'
import { displayName } from '@/lib/accounts/person'

export const generateMetadata = adminTitle('memberships')

/** The memberships of all organizations. */
export default async function AdminMembershipsPage(props: PageProps<'/admin/memberships'>) {
  await requireStaff()
  const filters = membershipFilters()
  const query = readListQuery(await props.searchParams, { sorts: membershipSorts, filters })
  const [t, label, kind, columns, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    roleLabels(),
    kindOptions(),
    adminColumns<MembershipListRow>(),
    listMemberships(query),
  ])
  const role = filters.role.map((value) => ({ value, label: label(value, value === 'owner') }))
  return (
    <AdminList
      name="memberships"
      query={query}
      sorts={membershipSorts}
      filters={{ role, kind }}
      rows={rows}
      next={next}
      columns={[
        columns.person((row) => row),
        columns.inOrganization,
        columns.role,
        columns.time(t('columns.joined'), ({ joinedAt }) => joinedAt),
        columns.manage((row) => ({ ...row, name: displayName(row) })),
      ]}
    />
  )
}
