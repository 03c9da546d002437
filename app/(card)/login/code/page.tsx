import { pageTitle } from '@/components/shell/org-title'
import { redirect } from 'next/navigation'
import { CodeField } from '@/components/accounts/password-proof'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { AuthCard } from '@/components/ui/auth-card'
import { TextLink } from '@/components/ui/text-link'
import { currentUser } from '@/lib/access/context'
import { signInByCodeAction } from '@/lib/accounts/sign-in/actions'
import { readSignInRequest } from '@/lib/accounts/sign-in/request-cookie'
import { CODE_LIFETIME } from '@/lib/accounts/sign-in/sign-in-request'
import { minutes } from '@/lib/config/define-guildhall'
import { getTranslations } from '@/lib/i18n/translations'
import { safeNext, signInAgainPath } from '@/lib/paths'

export const generateMetadata = pageTitle('login', 'codeTitle')

/**
 * Shown after a sign-in link was requested, in the browser that requested it, and the same for every
 * address. People who read the email on another device enter its code here.
 */
export default async function SignInCodePage({ searchParams }: PageProps<'/login/code'>) {
  const next = safeNext((await searchParams).next)
  const asked = await readSignInRequest()
  const again = signInAgainPath(next)
  if (!asked) redirect((await currentUser()) ? next : again)
  const t = await getTranslations('login')
  return (
    <AuthCard
      title={t('codeTitle')}
      description={t('codeIntro', { email: asked.email, minutes: CODE_LIFETIME / minutes(1) })}
      below={t.rich('codeAgain', { link: (text) => <TextLink href={again}>{text}</TextLink> })}
    >
      <p role="status" className="text-muted">
        {t('linkSent')}
      </p>
      <ActionForm action={signInByCodeAction} schema="sign-in.signInCode" hidden={{ next }}>
        <CodeField label={t('code')} />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </AuthCard>
  )
}
