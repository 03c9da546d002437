import { getTranslations, getFormatter } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { editPersonAction, deletePersonAction } from '@/lib/admin/actions'
import type { PersonDetails, PersonMembership } from '@/lib/admin/read-person'
import { Setting, SettingList } from '@/components/ui/section'
import { displayName } from '@/lib/accounts/person'
import { DataTable } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { adminPath, withQuery } from '@/lib/paths'
import { adminColumns } from '@/components/admin/admin-columns'

/** A form for staff to correct a person's name and address. */
export async function PersonProfile({ person }: { person: PersonDetails }) {
  const [t, app] = await Promise.all([getTranslations('admin.person'), getTranslations('app')])
  return (
    <Card>
      <ActionForm
        key={person.email}
        action={editPersonAction}
        schema="admin.editPerson"
        unsaved={app('unsaved')}
        hidden={{ userId: person.id }}
        defaults={{ name: person.name ?? '', email: person.email }}
      >
        <TextField name="name" label={t('name')} autoComplete="off" limit={100} />
        <TextField name="email" type="email" label={t('email')} autoComplete="off" required />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

/** Deletes an account, or explains why that is not possible yet. */
export async function PersonDanger({ person }: { person: PersonDetails }) {
  const [t, format] = await Promise.all([getTranslations('admin.person'), getFormatter()])
  const owned = person.memberships
    .filter(({ isOwner }) => isOwner)
    .map((membership) => membership.organization)
  const organizations = format.list(owned)
  return (
    <SettingList danger>
      <Setting
        title={t('deleteTitle', { name: displayName(person) })}
        description={owned.length > 0 ? t('deleteOwns', { organizations }) : t('deleteText')}
      >
        {owned.length === 0 && (
          <ActionForm
            action={deletePersonAction}
            schema="admin.deletePerson"
            hidden={{ userId: person.id }}
            className="grid max-w-sm gap-4"
          >
            <TextField
              name="confirmation"
              label={t('confirm', { email: person.email })}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <SubmitButton variant="danger">{t('delete')}</SubmitButton>
          </ActionForm>
        )}
      </Setting>
    </SettingList>
  )
}

/** A person's organizations, with their role in each. */
export async function PersonMemberships({ person }: { person: PersonDetails }) {
  const [t, columns] = await Promise.all([
    getTranslations('admin.person'),
    adminColumns<PersonMembership>(),
  ])
  const name = displayName(person)
  const { membershipCount: count } = person
  const all = withQuery(adminPath('memberships'), { q: person.email })
  if (person.memberships.length === 0) return <p className="text-muted">{t('noMemberships')}</p>
  return (
    <>
      <DataTable
        caption={t('membershipsCaption', { name })}
        rows={person.memberships}
        rowKey={({ organizationId }) => organizationId}
        columns={[
          columns.organization,
          columns.role,
          columns.state,
          columns.manage((membership) => ({ ...membership, userId: person.id, name })),
        ]}
      />
      {count > person.memberships.length && (
        <TextLink href={all}>{t('allMemberships', { count })}</TextLink>
      )}
    </>
  )
}
