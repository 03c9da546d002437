import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { OrganizationDetails } from '@/lib/admin/read-organization'
import { displayName } from '@/lib/accounts/person'
import { listMembers, type MemberRow } from '@/lib/members/queries'
import { adminPath } from '@/lib/paths'
import { AddMember } from './add-member'
import { adminColumns } from './admin-columns'

/** The first members of an organization, and the way in for another. */
export async function OrganizationMembers({ details }: { details: OrganizationDetails }) {
  const { org, members } = details
  const { id, name: organization, slug } = org.organization
  const [t, people, columns, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    getTranslations('people'),
    adminColumns<MemberRow>(),
    listMembers(org),
  ])
  const all = `${adminPath('memberships')}?${new URLSearchParams({ q: slug })}` as Route
  return (
    <>
      <DataTable
        caption={t('organization.membersCaption', { organization })}
        rows={rows}
        columns={[
          columns.person(
            (row) => row,
            ({ isActive }) => !isActive && <Badge tone="warning">{people('inactive')}</Badge>,
          ),
          columns.role((row) => row),
          columns.manage(({ can, userId, ...member }) =>
            can.remove || can.changeRole
              ? { organizationId: id, organization, userId, name: displayName(member) }
              : null,
          ),
        ]}
      />
      {next && <TextLink href={all}>{t('organization.allMembers', { count: members })}</TextLink>}
      <AddMember org={org} />
    </>
  )
}
