import { getTranslations } from '@/lib/i18n/translations'
import { listPeople, peopleFilters, peopleSorts, type PersonRow } from '@/lib/admin/read-people'
import { AdminList, adminTitle, stateOptions } from '@/components/admin/admin-list'
import { adminColumns } from '@/components/admin/admin-columns'
import { Badge } from '@/components/ui/badge'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'

export const generateMetadata = adminTitle('people')

/** Everyone who has an account. */
export default async function AdminPeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireStaff()
  const query = readListQuery(await searchParams, { sorts: peopleSorts, filters: peopleFilters })
  const [t, state, columns, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    stateOptions(),
    adminColumns<PersonRow>(),
    listPeople(query),
  ])
  const staff = peopleFilters.staff.map((value) => ({ value, label: t(`yesNo.${value}`) }))
  return (
    <AdminList
      name="people"
      query={query}
      sorts={peopleSorts}
      filters={{ state, staff }}
      rows={rows}
      next={next}
      columns={[
        columns.person(
          (row) => ({ ...row, userId: row.id }),
          ({ isStaff }) => isStaff && <Badge tone="info">{t('staff')}</Badge>,
        ),
        columns.state,
        {
          label: t('columns.organizations'),
          align: 'end',
          cell: ({ organizations }) => organizations,
        },
        columns.time(t('columns.lastSignIn'), ({ lastSignInAt }) => lastSignInAt),
        columns.time(t('columns.created'), ({ createdAt }) => createdAt),
      ]}
    />
  )
}
