import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { NewPasswordFields } from '@/components/form/new-password-fields'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { MailSent } from '@/components/accounts/mail-sent'
import { AuthCard } from '@/components/ui/auth-card'
import { SignedInWay } from '@/components/shell/signed-in-way'
import { pageTitle } from '@/components/shell/org-title'
import { BackendFields } from '@/components/organizations/drawn-fields'
import { TextLink } from '@/components/ui/text-link'
import type { BackendForm } from '@/lib/backends/queries'
import { activateAccountAction, requestActivationAction } from '@/lib/accounts/sign-up/actions'
import { findActivation } from '@/lib/accounts/sign-up/queries'

export const generateMetadata = pageTitle('activate', 'title')

/** Shows what an activation link is for; only the button uses it up. */
export default async function ActivatePage({ params }: PageProps<'/activate/[token]'>) {
  const { token } = await params
  const waiting = await findActivation(token)
  return waiting ? <Activate token={token} {...waiting} /> : <DeadLink />
}

interface ActivateProps {
  token: string
  email: string
  /** The backend's additional fields for new people. */
  form: BackendForm | undefined
}

async function Activate({ token, email, form }: ActivateProps) {
  const t = await getTranslations('activate')
  return (
    <AuthCard title={t('title')} description={t('intro', { email })}>
      <ActionForm
        action={activateAccountAction}
        schema="sign-up.activateAccount"
        backend={form}
        hidden={{ token }}
      >
        {/* So that a password manager knows whose password this is. */}
        <input type="text" hidden autoComplete="username" value={email} readOnly />
        <TextField name="name" label={t('name')} autoComplete="name" limit={100} required />
        <NewPasswordFields
          labels={{ password: t('password'), hint: t('passwordHint'), confirm: t('confirm') }}
        />
        {form && <BackendFields form={form} />}
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </AuthCard>
  )
}

/** The same page for every link that is invalid, used, expired or unknown. */
async function DeadLink() {
  const t = await getTranslations('activate')
  return (
    <AuthCard
      title={t('deadTitle')}
      description={t('dead')}
      below={t.rich('signIn', { link: (text) => <TextLink href="/login">{text}</TextLink> })}
    >
      <ActionForm
        action={requestActivationAction}
        schema="sign-up.requestActivation"
        done={
          <MailSent title={t('sentTitle')} isAddressed>
            {t('sent')}
          </MailSent>
        }
      >
        <TextField name="email" type="email" label={t('email')} autoComplete="email" required />
        <SubmitButton>{t('resend')}</SubmitButton>
      </ActionForm>
      <SignedInWay />
    </AuthCard>
  )
}
