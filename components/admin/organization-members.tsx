import { getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import type { Route } from 'next'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Identity } from '@/components/ui/identity'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { TextLink } from '@/components/ui/text-link'
import type { OrganizationDetails } from '@/lib/admin/read-organization'
import { displayName } from '@/lib/users/person'
import { listMembers, type MemberRow } from '@/lib/members/queries'
import { adminPath } from '@/lib/paths'
import { AddMember } from './add-member'

/** The first members of an organization, and the way in for another. */
export async function OrganizationMembers({ details }: { details: OrganizationDetails }) {
  const { org, members } = details
  const { name: organization, slug } = org.organization
  const [t, { rows, next }] = await Promise.all([getTranslations('admin'), listMembers(org)])
  const all = `${adminPath('memberships')}?${new URLSearchParams({ q: slug })}` as Route
  return (
    <>
      <Table
        caption={t('organization.membersCaption', { organization })}
        columns={[
          { label: t('columns.person') },
          { label: t('columns.role') },
          { label: t('actions'), hidden: true },
        ]}
      >
        {rows.map((member) => (
          <MemberLine key={member.id} member={member} organizationId={org.organization.id} />
        ))}
      </Table>
      {next && <TextLink href={all}>{t('organization.allMembers', { count: members })}</TextLink>}
      <AddMember org={org} />
    </>
  )
}

async function MemberLine(props: { member: MemberRow; organizationId: string }) {
  const { member, organizationId } = props
  const [t, people, label] = await Promise.all([
    getTranslations('admin'),
    getTranslations('people'),
    roleLabels(),
  ])
  const name = displayName(member)
  return (
    <TableRow>
      <TableCell kind="lead">
        <Identity
          name={name}
          seed={member.userId}
          picture={member.picture}
          title={<Link href={adminPath(`people/${member.userId}`)}>{name}</Link>}
          detail={member.email}
          badge={!member.isActive && <Badge tone="warning">{people('inactive')}</Badge>}
        />
      </TableCell>
      <TableCell label={t('columns.role')}>
        <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
          {label(member.role, member.isOwner)}
        </Badge>
      </TableCell>
      <TableCell kind="actions">
        {(member.can.remove || member.can.changeRole) && (
          <ButtonLink
            href={adminPath(`organizations/${organizationId}/members/${member.userId}`)}
            size="sm"
            aria-label={t('organization.manageWho', { name })}
          >
            {t('organization.manage')}
          </ButtonLink>
        )}
      </TableCell>
    </TableRow>
  )
}
