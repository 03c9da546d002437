import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { MailSent } from '@/components/accounts/mail-sent'
import type { FormAction } from '@/lib/action/form-state'
import { getTranslations } from '@/lib/i18n/translations'
import { NewPasswordFields } from '@/components/form/new-password-fields'
import { TextField } from '@/components/form/text-field'
import type { BackendForm } from '@/lib/backends/queries'
import { joinByInvitationAction, nameAddressAction } from '@/lib/invitations/actions'
import { BackendFields } from '@/components/organizations/drawn-fields'
import { AskedFields, type Asked } from '@/components/invitations/asked-fields'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import { loginPath } from '@/lib/paths'

interface MailFormProps {
  token: string
  action: FormAction
  label: string
  variant?: 'primary' | 'secondary'
  /** What the email is for. */
  intro?: string
  /** Replaces the form afterwards. */
  sent: { title: string; text: string }
}

/** A button on an invitation's page that sends an email. */
export const MailForm = ({ token, action, label, variant, intro, sent }: MailFormProps) => (
  <ActionForm
    action={action}
    schema="invitations.invitationToken"
    hidden={{ token }}
    done={<MailSent title={sent.title}>{sent.text}</MailSent>}
  >
    {intro && <p className="text-muted">{intro}</p>}
    <SubmitButton variant={variant ?? 'secondary'}>{label}</SubmitButton>
  </ActionForm>
)

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

/** For a link that does not verify an address: the person enters one and verifies it, or signs in. */
export async function NameAddressForm({ token }: { token: string }) {
  const t = await getTranslations('invitation')
  return (
    <>
      <ActionForm
        action={nameAddressAction}
        schema="invitations.nameAddress"
        hidden={{ token }}
        done={<Banner tone="success">{t('addressSent')}</Banner>}
      >
        <p className="text-muted">{t('addressText')}</p>
        <TextField
          name="email"
          type="email"
          label={t('addressLabel')}
          autoComplete="email"
          required
        />
        <SubmitButton>{t('addressSubmit')}</SubmitButton>
      </ActionForm>
      <p className="text-muted">
        {t.rich('addressKnown', {
          link: (text) => <TextLink href={loginPath(`/invitations/${token}`)}>{text}</TextLink>,
        })}
      </p>
    </>
  )
}
