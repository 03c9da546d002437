import { getTranslations, getFormatter } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { editPersonAction, deletePersonAction } from '@/lib/admin/actions'
import type { PersonDetails } from '@/lib/admin/read-person'
import { Setting, SettingList } from '@/components/ui/setting-list'
import { displayName } from '@/lib/accounts/person'

/** A form for staff to correct a person's name and address. */
export async function PersonProfile({ person }: { person: PersonDetails }) {
  const [t, app] = await Promise.all([getTranslations('admin'), getTranslations('app')])
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
        <TextField name="name" label={t('person.name')} autoComplete="off" limit={100} />
        <TextField
          name="email"
          type="email"
          label={t('person.email')}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <SubmitButton className="justify-self-start">{t('person.save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

/** Deletes an account, or explains why that is not possible yet. */
export async function PersonDanger({ person }: { person: PersonDetails }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()])
  const owned = person.memberships
    .filter(({ isOwner }) => isOwner)
    .map((membership) => membership.organization)
  const organizations = format.list(owned)
  return (
    <SettingList danger>
      <Setting
        title={t('person.deleteTitle', { name: displayName(person) })}
        description={
          owned.length > 0 ? t('person.deleteOwns', { organizations }) : t('person.deleteText')
        }
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
              label={t('person.confirm', { email: person.email })}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <SubmitButton variant="danger" className="justify-self-start">
              {t('person.delete')}
            </SubmitButton>
          </ActionForm>
        )}
      </Setting>
    </SettingList>
  )
}
