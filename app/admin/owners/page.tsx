import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import { AdminList } from '@/components/admin/admin-list'
import { adminTitle } from '@/components/admin/admin-title'
import { kindFilter } from '@/components/admin/kind-filter'
import { StateBadge } from '@/components/admin/state-badge'
import { stateFilter } from '@/components/admin/state-filter'
import { kindNamer } from '@/components/organizations/kind-labels'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { TextLink } from '@/components/ui/text-link'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import { listOwners, ownerFilters, ownerSorts } from '@/lib/admin/read-owners'
import { displayName } from '@/lib/users/person'
import { adminPath } from '@/lib/paths'

export const generateMetadata = adminTitle('owners')

/** Who owns what. Owners change on the organization's own page. */
export default async function AdminOwnersPage({ searchParams }: PageProps<'/admin/owners'>) {
  await requireStaff()
  const query = readListQuery(await searchParams, { sorts: ownerSorts, filters: ownerFilters() })
  const [t, byState, byKind, kindName, format, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    stateFilter(),
    kindFilter(),
    kindNamer(),
    getFormatter(),
    listOwners(query),
  ])
  return (
    <AdminList
      name="owners"
      query={query}
      sorts={ownerSorts}
      filters={[byState, ...byKind]}
      rows={rows}
      next={next}
    >
      <Table
        caption={t('ownersPage.caption')}
        columns={[
          { label: t('columns.organization') },
          { label: t('columns.owner') },
          { label: t('columns.status') },
          { label: t('columns.since') },
        ]}
      >
        {rows.map(
          ({ organizationId, organization, kind, slug, picture, state, since, ...owner }) => (
            <TableRow key={organizationId}>
              <TableCell kind="lead">
                <Identity
                  name={organization}
                  seed={slug}
                  picture={picture}
                  shape="square"
                  title={
                    <Link href={adminPath(`organizations/${organizationId}`)}>{organization}</Link>
                  }
                  badge={kindName(kind) && <Badge>{kindName(kind)}</Badge>}
                  detail={slug}
                />
              </TableCell>
              <TableCell label={t('columns.owner')} className="wrap-anywhere sm:max-w-64">
                <TextLink href={adminPath(`people/${owner.userId}`)}>{displayName(owner)}</TextLink>
              </TableCell>
              <TableCell label={t('columns.status')}>
                <StateBadge state={state} />
              </TableCell>
              <TableCell label={t('columns.since')}>
                <time dateTime={since.toISOString()} className="whitespace-nowrap text-muted">
                  {format.dateTime(since, { dateStyle: 'medium' })}
                </time>
              </TableCell>
            </TableRow>
          ),
        )}
      </Table>
    </AdminList>
  )
}
