import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { inviteForm } from '@/lib/backends/queries'
import type { FormAction } from '@/lib/form-state'
import { locales } from '@/lib/i18n/locales'
import { BackendFields } from './backend-fields'
import { grantableRoles } from './grantable-roles'

/** Invites a person by their address: on a page of its own, or in a dialog. */
export async function InviteForm({ org, action }: { org: OrgContext; action: FormAction }) {
  const [t, app, roles, locale] = await Promise.all([
    getTranslations('invite'),
    getTranslations('app'),
    grantableRoles(org),
    getLocale(),
  ])
  const { kind, slug } = org.organization
  const backend = inviteForm(kind)
  return (
    <ActionForm
      action={action}
      schema="inviteMember"
      backend={backend}
      hidden={{ org: slug }}
      defaults={{ role: 'member', locale }}
    >
      <TextField
        name="email"
        type="email"
        label={t('email')}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <SelectField name="role" label={t('role')} options={roles} />
      <TextAreaField
        name="message"
        label={t('message')}
        hint={`${t('messageHint')} ${t('replies', { email: org.user.email })}`}
        optional={app('optional')}
        rows={4}
        limit={2000}
      />
      <SelectField
        name="locale"
        label={t('language')}
        hint={t('languageHint')}
        options={config.locales.map((offered) => ({ value: offered, label: locales[offered] }))}
      />
      {backend && <BackendFields form={backend} />}
      <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
    </ActionForm>
  )
}
