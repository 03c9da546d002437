import { getTranslations } from '@/lib/i18n/translations'
import { adminColumns } from '@/components/admin/admin-columns'
import { AdminList, adminTitle } from '@/components/admin/admin-list'
import { kindFilter } from '@/components/admin/list-filters'
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
  const [t, label, byKind, columns, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    roleLabels(),
    kindFilter(),
    adminColumns<MembershipListRow>(),
    listMemberships(query),
  ])
  const byRole = {
    name: 'role',
    label: t('filters.role'),
    any: t('list.any'),
    options: filters.role.map((role) => ({ value: role, label: label(role, role === 'owner') })),
  }
  return (
    <AdminList
      name="memberships"
      query={query}
      sorts={membershipSorts}
      filters={[byRole, ...byKind]}
      rows={rows}
      next={next}
      columns={[
        columns.person((row) => row),
        columns.inOrganization((row) => row),
        columns.role((row) => row),
        columns.time(t('columns.joined'), ({ joinedAt }) => joinedAt),
        columns.manage((row) => ({ ...row, name: displayName(row) })),
      ]}
    />
  )
}
