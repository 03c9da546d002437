import { getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Identity } from '@/components/ui/identity'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import type { PersonDetails } from '@/lib/admin/read-person'
import { displayName } from '@/lib/users/person'
import { adminPath } from '@/lib/paths'
import { StateBadge } from './state-badge'

/** The organizations that a person is a member of, with their role in each. */
export async function PersonMemberships({ person }: { person: PersonDetails }) {
  const [t, label] = await Promise.all([getTranslations('admin'), roleLabels()])
  if (person.memberships.length === 0)
    return <p className="text-muted">{t('person.noMemberships')}</p>
  return (
    <Table
      caption={t('person.membershipsCaption', { name: displayName(person) })}
      columns={[
        { label: t('columns.organization') },
        { label: t('columns.role') },
        { label: t('columns.status') },
        { label: t('actions'), hidden: true },
      ]}
    >
      {person.memberships.map(({ organizationId, name, slug, picture, role, isOwner, state }) => (
        <TableRow key={organizationId}>
          <TableCell kind="lead">
            <Identity
              name={name}
              seed={slug}
              picture={picture}
              shape="square"
              title={<Link href={adminPath(`organizations/${organizationId}`)}>{name}</Link>}
              detail={slug}
            />
          </TableCell>
          <TableCell label={t('columns.role')}>
            <Badge tone={isOwner ? 'accent' : 'neutral'}>{label(role, isOwner)}</Badge>
          </TableCell>
          <TableCell label={t('columns.status')}>
            <StateBadge state={state} />
          </TableCell>
          <TableCell kind="actions">
            <ButtonLink
              href={adminPath(`organizations/${organizationId}/members/${person.id}`)}
              size="sm"
              aria-label={t('membershipsPage.manageWho', {
                name: displayName(person),
                organization: name,
              })}
            >
              {t('membershipsPage.manage')}
            </ButtonLink>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  )
}
