import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import { AdminList } from '@/components/admin/admin-list'
import { adminTitle } from '@/components/admin/admin-title'
import { kindFilter } from '@/components/admin/kind-filter'
import { OrganizationLink } from '@/components/admin/organization-link'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { requireStaff } from '@/lib/access/context'
import { readListQuery } from '@/lib/lists/read-list-query'
import {
  listMemberships,
  membershipFilters,
  membershipSorts,
  type MembershipListRow,
} from '@/lib/admin/read-memberships'
import { displayName } from '@/lib/users/person'
import { adminPath } from '@/lib/paths'

export const generateMetadata = adminTitle('memberships')

/** Who is a member of what. */
export default async function AdminMembershipsPage(props: PageProps<'/admin/memberships'>) {
  await requireStaff()
  const filters = membershipFilters()
  const query = readListQuery(await props.searchParams, { sorts: membershipSorts, filters })
  const [t, label, byKind, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    roleLabels(),
    kindFilter(),
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
    >
      <Table
        caption={t('membershipsPage.caption')}
        columns={[
          { label: t('columns.person') },
          { label: t('columns.organization') },
          { label: t('columns.role') },
          { label: t('columns.joined') },
          { label: t('actions'), hidden: true },
        ]}
      >
        {rows.map((membership) => (
          <MembershipLine key={membership.id} membership={membership} />
        ))}
      </Table>
    </AdminList>
  )
}

async function MembershipLine({ membership }: { membership: MembershipListRow }) {
  const [t, label, locale] = await Promise.all([
    getTranslations('admin'),
    roleLabels(),
    getLocale(),
  ])
  const { userId, organizationId, organization, kind, role, isOwner, joinedAt } = membership
  const name = displayName(membership)
  return (
    <TableRow>
      <TableCell kind="lead">
        <Identity
          name={name}
          seed={userId}
          picture={membership.picture}
          title={<Link href={adminPath(`people/${userId}`)}>{name}</Link>}
          detail={membership.email}
        />
      </TableCell>
      <TableCell label={t('columns.organization')} className="wrap-anywhere sm:max-w-56">
        <OrganizationLink id={organizationId} kind={kind} name={organization} />
      </TableCell>
      <TableCell label={t('columns.role')}>
        <Badge tone={isOwner ? 'accent' : 'neutral'}>{label(role, isOwner)}</Badge>
      </TableCell>
      <TableCell label={t('columns.joined')}>
        <RelativeTime date={joinedAt} locale={locale} className="text-muted" />
      </TableCell>
      <TableCell kind="actions">
        <ButtonLink
          href={adminPath(`organizations/${organizationId}/members/${userId}`)}
          size="sm"
          aria-label={t('membershipsPage.manageWho', { name, organization })}
        >
          {t('membershipsPage.manage')}
        </ButtonLink>
      </TableCell>
    </TableRow>
  )
}
