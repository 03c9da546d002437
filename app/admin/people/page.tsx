import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import { AdminList } from '@/components/admin/admin-list'
import { adminTitle } from '@/components/admin/admin-title'
import { StateBadge } from '@/components/admin/state-badge'
import { stateFilter } from '@/components/admin/state-filter'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import { listPeople, peopleFilters, peopleSorts, type PersonRow } from '@/lib/admin/read-people'
import { displayName } from '@/lib/users/person'
import { adminPath } from '@/lib/paths'

export const generateMetadata = adminTitle('people')

/** Everybody who has an account. */
export default async function AdminPeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireStaff()
  const query = readListQuery(await searchParams, { sorts: peopleSorts, filters: peopleFilters })
  const [t, byState, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    stateFilter(),
    listPeople(query),
  ])
  const byStaff = {
    name: 'staff',
    label: t('filters.staff'),
    any: t('list.any'),
    options: peopleFilters.staff.map((value) => ({ value, label: t(`yesNo.${value}`) })),
  }
  return (
    <AdminList
      name="people"
      query={query}
      sorts={peopleSorts}
      filters={[byState, byStaff]}
      rows={rows}
      next={next}
    >
      <Table
        caption={t('peoplePage.caption')}
        columns={[
          { label: t('columns.person') },
          { label: t('columns.status') },
          { label: t('columns.organizations'), align: 'end' },
          { label: t('columns.lastSignIn') },
          { label: t('columns.created') },
        ]}
      >
        {rows.map((person) => (
          <PersonLine key={person.id} person={person} />
        ))}
      </Table>
    </AdminList>
  )
}

async function PersonLine({ person }: { person: PersonRow }) {
  const [t, locale] = await Promise.all([getTranslations('admin'), getLocale()])
  const name = displayName(person)
  return (
    <TableRow>
      <TableCell kind="lead">
        <Identity
          name={name}
          seed={person.id}
          picture={person.picture}
          title={<Link href={adminPath(`people/${person.id}`)}>{name}</Link>}
          detail={person.email}
          badge={person.isStaff && <Badge tone="info">{t('staff')}</Badge>}
        />
      </TableCell>
      <TableCell label={t('columns.status')}>
        <StateBadge state={person.state} />
      </TableCell>
      <TableCell label={t('columns.organizations')} align="end">
        {person.organizations}
      </TableCell>
      <TableCell label={t('columns.lastSignIn')}>
        {person.lastSignInAt ? (
          <RelativeTime date={person.lastSignInAt} locale={locale} className="text-muted" />
        ) : (
          <span className="text-muted">{t('never')}</span>
        )}
      </TableCell>
      <TableCell label={t('columns.created')}>
        <RelativeTime date={person.createdAt} locale={locale} className="text-muted" />
      </TableCell>
    </TableRow>
  )
}
