import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import type { OrgContext } from '@/lib/access/org-context'
import type { FormAction } from '@/lib/form-state'
import { grantableRoles } from './grantable-roles'

/** Invites a person by their address: on a page of its own, or in a dialog. */
export async function InviteForm({ org, action }: { org: OrgContext; action: FormAction }) {
  const [t, app, roles] = await Promise.all([
    getTranslations('invite'),
    getTranslations('app'),
    grantableRoles(org),
  ])
  return (
    <ActionForm
      action={action}
      schema="inviteMember"
      hidden={{ org: org.organization.slug }}
      defaults={{ role: 'member' }}
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
        maxLength={1000}
      />
      <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
    </ActionForm>
  )
}
