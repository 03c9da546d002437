import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { NewPasswordFields } from '@/components/form/new-password-fields'
import { SubmitButton } from '@/components/form/submit-button'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { SignedInWay } from '@/components/shell/signed-in-way'
import { pageTitle } from '@/components/shell/org-title'
import config from '@/guildhall.config'
import { resetPasswordAction } from '@/lib/accounts/sign-in/actions'
import { findLinkOwner } from '@/lib/accounts/sign-in/queries'
import { hours } from '@/lib/config/define-guildhall'

export const generateMetadata = pageTitle('reset', 'title')

/** The page of an emailed reset link; only the button uses it up. */
export default async function ResetPasswordPage({ params }: PageProps<'/reset-password/[token]'>) {
  const { token } = await params
  const [t, owner] = await Promise.all([getTranslations('reset'), findLinkOwner('reset', token)])
  if (!owner)
    return (
      <AuthCard
        title={t('deadTitle')}
        description={t('dead', { hours: config.lifetimes.reset / hours(1) })}
      >
        <ButtonLink href="/forgot-password" variant="primary">
          {t('again')}
        </ButtonLink>
        <SignedInWay />
      </AuthCard>
    )
  return (
    <AuthCard title={t('title')} description={t('intro', { email: owner.email })}>
      <ActionForm action={resetPasswordAction} schema="sign-in.resetPassword" hidden={{ token }}>
        <input type="text" hidden autoComplete="username" value={owner.email} readOnly />
        <NewPasswordFields
          labels={{ password: t('password'), hint: t('passwordHint'), confirm: t('confirm') }}
        />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </AuthCard>
  )
}
