import { pageTitle } from '@/components/shell/org-title'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { CodeField } from '@/components/accounts/password-proof'
import { UsePasskey } from '@/components/accounts/use-passkey'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import {
  confirmByCodeAction,
  confirmByPasskeyAction,
  confirmByRecoveryCodeAction,
} from '@/lib/accounts/factors/actions'
import { findPendingSignIn } from '@/lib/accounts/sign-in/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { confirmPath, loginPath, safeNext } from '@/lib/paths'

export const generateMetadata = pageTitle('login', 'secondTitle')

/**
 * Asks for the second factor of a sign-in that is pending in this browser; `?by=recovery` for a
 * recovery code.
 */
export default async function ConfirmSignInPage({ searchParams }: PageProps<'/login/confirm'>) {
  const query = await searchParams
  const next = safeNext(query.next)
  const pending = await findPendingSignIn()
  if (!pending) redirect(loginPath(next))
  const t = await getTranslations('login')
  const { email } = pending
  const startOver = <TextLink href={loginPath(next)}>{t('startOver')}</TextLink>
  if (query.by === 'recovery')
    return (
      <AuthCard
        title={t('recoveryTitle')}
        description={t('recoveryIntro', { email })}
        below={startOver}
      >
        <ActionForm
          key="recovery" // not what was typed into the field for the app's code
          action={confirmByRecoveryCodeAction}
          schema="factors.confirmByRecoveryCode"
          hidden={{ next }}
        >
          <TextField
            name="recoveryCode"
            label={t('recoveryCode')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <SubmitButton>{t('confirmCode')}</SubmitButton>
        </ActionForm>
        <ButtonLink href={confirmPath(next)}>{t('otherFactor')}</ButtonLink>
      </AuthCard>
    )
  return (
    <AuthCard
      title={t('secondTitle')}
      description={t(pending.authenticator ? 'secondCode' : 'secondPasskey', { email })}
      below={startOver}
    >
      {pending.authenticator && (
        <ActionForm action={confirmByCodeAction} schema="factors.confirmByCode" hidden={{ next }}>
          <CodeField label={t('code')} />
          <SubmitButton>{t('confirmCode')}</SubmitButton>
        </ActionForm>
      )}
      {pending.passkeys > 0 && (
        <UsePasskey action={confirmByPasskeyAction} use="second" next={next} />
      )}
      <ButtonLink href={`${confirmPath(next)}&by=recovery` as Route}>
        {t('useRecoveryCode')}
      </ButtonLink>
    </AuthCard>
  )
}
