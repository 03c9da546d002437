import { getTranslations } from '@/lib/i18n/translations'
import { DataTable } from '@/components/ui/table'
import type { PersonDetails, PersonMembership } from '@/lib/admin/read-person'
import { displayName } from '@/lib/accounts/person'
import { adminColumns } from './admin-columns'

/** A person's organizations, with their role in each. */
export async function PersonMemberships({ person }: { person: PersonDetails }) {
  const [t, columns] = await Promise.all([
    getTranslations('admin'),
    adminColumns<PersonMembership>(),
  ])
  const name = displayName(person)
  if (person.memberships.length === 0)
    return <p className="text-muted">{t('person.noMemberships')}</p>
  return (
    <DataTable
      caption={t('person.membershipsCaption', { name })}
      rows={person.memberships}
      rowKey={({ organizationId }) => organizationId}
      columns={[
        columns.organization((row) => row),
        columns.role((row) => row),
        columns.state((row) => row),
        columns.manage((membership) => ({ ...membership, userId: person.id, name })),
      ]}
    />
  )
}
