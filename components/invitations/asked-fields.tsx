import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { FormKind } from '@/components/form/schemas'
import { KindFields } from '@/components/organizations/drawn-fields'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { acceptInvitationAction } from '@/lib/invitations/actions'

/** The kind's member fields that the inviter has not filled in. */
export interface Asked {
  form: FormKind | undefined
  organizationId: string
  /** Undefined for a new person. */
  user?: SignedIn | null
}

/** The fields, in an <ActionForm> on the invitation's page. */
export const AskedFields = ({ form, ...chooser }: Asked) =>
  form && <KindFields kind={form.name} part={form.part} some={form} chooser={chooser} />

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
