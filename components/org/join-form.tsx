import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { NewPasswordFields } from '@/components/form/new-password-fields'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { joinByInvitationAction } from '@/lib/invitations/actions'

/** For a newcomer: an account and the membership in one step. The address is the invitation's. */
export async function JoinForm({ token, address }: { token: string; address: string }) {
  const t = await getTranslations('invitation')
  return (
    <ActionForm action={joinByInvitationAction} schema="joinByInvitation" hidden={{ token }}>
      <p className="text-muted">{t('newcomer')}</p>
      {/* So that a password manager knows whose password this is. */}
      <input type="text" hidden autoComplete="username" value={address} readOnly />
      <TextField name="name" label={t('name')} autoComplete="name" maxLength={64} required />
      <NewPasswordFields
        labels={{ password: t('password'), hint: t('passwordHint'), confirm: t('confirm') }}
      />
      <SubmitButton>{t('accept')}</SubmitButton>
    </ActionForm>
  )
}
