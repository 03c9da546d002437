import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { NewPasswordFields } from '@/components/form/new-password-fields'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import type { BackendForm } from '@/lib/backends/queries'
import { joinByInvitationAction } from '@/lib/invitations/actions'
import { BackendFields } from '@/components/organizations/drawn-fields'
import { AskedFields, type Asked } from './asked-fields'

interface JoinFormProps {
  token: string
  address: string
  /** The backend's additional fields for new people. */
  backend: BackendForm | undefined
  asked: Asked
}

/** For a new person: creates the account and the membership in one step. The address is fixed. */
export async function JoinForm({ token, address, backend, asked }: JoinFormProps) {
  const t = await getTranslations('invitation')
  return (
    <ActionForm
      action={joinByInvitationAction}
      schema="invitations.joinByInvitation"
      backend={backend}
      kind={asked.form}
      hidden={{ token }}
    >
      <p className="text-muted">{t('newcomer')}</p>
      {/* So that a password manager knows whose password this is. */}
      <input type="text" hidden autoComplete="username" value={address} readOnly />
      <TextField name="name" label={t('name')} autoComplete="name" limit={100} required />
      <NewPasswordFields
        labels={{ password: t('password'), hint: t('passwordHint'), confirm: t('confirm') }}
      />
      {backend && <BackendFields form={backend} />}
      <AskedFields {...asked} />
      <SubmitButton>{t('accept')}</SubmitButton>
    </ActionForm>
  )
}
