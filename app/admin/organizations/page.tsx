import { getFormatter, getLocale, getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import { AdminList } from '@/components/admin/admin-list'
import { adminTitle } from '@/components/admin/admin-title'
import { kindFilter } from '@/components/admin/kind-filter'
import { StateBadge } from '@/components/admin/state-badge'
import { stateFilter } from '@/components/admin/state-filter'
import { kindNamer } from '@/components/organizations/kind-labels'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { TextLink } from '@/components/ui/text-link'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import {
  listOrganizations,
  organizationFilters,
  organizationSorts,
} from '@/lib/admin/read-organizations'
import { adminPath } from '@/lib/paths'

export const generateMetadata = adminTitle('organizations')

/** Every organization, switched off or not. */
export default async function AdminOrganizationsPage(props: PageProps<'/admin/organizations'>) {
  await requireStaff()
  const query = readListQuery(await props.searchParams, {
    sorts: organizationSorts,
    filters: organizationFilters(),
  })
  const [t, byState, byKind, kindName, locale, format, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    stateFilter(),
    kindFilter(),
    kindNamer(),
    getLocale(),
    getFormatter(),
    listOrganizations(query),
  ])
  return (
    <AdminList
      name="organizations"
      query={query}
      sorts={organizationSorts}
      filters={[...byKind, byState]}
      rows={rows}
      next={next}
    >
      <Table
        caption={t('organizationsPage.caption')}
        columns={[
          { label: t('columns.organization') },
          { label: t('columns.status') },
          { label: t('columns.owner') },
          { label: t('columns.members'), align: 'end' },
          { label: t('columns.created') },
        ]}
      >
        {rows.map(
          ({ id, kind, name, slug, picture, state, ownerId, ownerName, members, createdAt }) => (
            <TableRow key={id}>
              <TableCell kind="lead">
                <Identity
                  name={name}
                  seed={slug}
                  picture={picture}
                  shape="square"
                  title={<Link href={adminPath(`organizations/${id}`)}>{name}</Link>}
                  detail={slug}
                  badge={kindName(kind) && <Badge>{kindName(kind)}</Badge>}
                />
              </TableCell>
              <TableCell label={t('columns.status')}>
                <StateBadge state={state} />
              </TableCell>
              <TableCell label={t('columns.owner')} className="wrap-anywhere sm:max-w-56">
                <TextLink href={adminPath(`people/${ownerId}`)}>{ownerName}</TextLink>
              </TableCell>
              <TableCell label={t('columns.members')} align="end">
                {format.number(members)}
              </TableCell>
              <TableCell label={t('columns.created')}>
                <RelativeTime date={createdAt} locale={locale} className="text-muted" />
              </TableCell>
            </TableRow>
          ),
        )}
      </Table>
    </AdminList>
  )
}
