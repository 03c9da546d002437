import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { acceptInvitationAction } from '@/lib/invitations/actions'
import { AskedFields, type Asked } from './asked-fields'

/** The form to accept an invitation if the organization's kind has member fields. */
export async function AcceptForm({ token, asked }: { token: string; asked: Asked }) {
  const t = await getTranslations('invitation')
  return (
    <ActionForm
      action={acceptInvitationAction}
      schema="invitations.invitationToken"
      kind={asked.form}
      hidden={{ token }}
    >
      <AskedFields {...asked} />
      <SubmitButton>{t('accept')}</SubmitButton>
    </ActionForm>
  )
}
