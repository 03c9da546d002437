import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { MailSent } from '@/components/accounts/mail-sent'
import { AuthCard } from '@/components/ui/auth-card'
import { TextLink } from '@/components/ui/text-link'
import { requestPasswordResetAction } from '@/lib/accounts/sign-in/actions'

export const generateMetadata = pageTitle('reset', 'forgotTitle')

/** Requests a reset link; the response is the same for every address. */
export default async function ForgotPasswordPage() {
  const t = await getTranslations('reset')
  return (
    <AuthCard
      title={t('forgotTitle')}
      description={t('forgotIntro')}
      below={<TextLink href="/login">{t('back')}</TextLink>}
    >
      <ActionForm
        action={requestPasswordResetAction}
        schema="sign-in.requestLink"
        done={
          <MailSent title={t('sentTitle')} isAddressed>
            {t('sent')}
          </MailSent>
        }
      >
        <TextField name="email" type="email" label={t('email')} autoComplete="username" required />
        <SubmitButton>{t('send')}</SubmitButton>
      </ActionForm>
    </AuthCard>
  )
}
