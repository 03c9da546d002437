import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { editPersonAction } from '@/lib/admin/actions'
import type { PersonDetails } from '@/lib/admin/read-person'

/** A person's name and address, for staff to put right. */
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
