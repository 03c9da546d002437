import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { SignedInWay } from '@/components/shell/signed-in-way'
import config from '@/guildhall.config'
import { signInByLinkAction } from '@/lib/accounts/sign-in/actions'
import { findLinkOwner } from '@/lib/accounts/sign-in/queries'
import { minutes } from '@/lib/config/define-guildhall'
import { safeNext } from '@/lib/paths'

export const generateMetadata = pageTitle('login', 'linkPage')

/** The page of an emailed sign-in link. Opening it signs nobody in; the button does. */
export default async function SignInLinkPage(props: PageProps<'/login/[token]'>) {
  const { token } = await props.params
  const next = safeNext((await props.searchParams).next)
  const [t, owner] = await Promise.all([getTranslations('login'), findLinkOwner('sign-in', token)])
  if (!owner)
    return (
      <AuthCard
        title={t('deadTitle')}
        description={t('dead', { minutes: config.lifetimes.signInLink / minutes(1) })}
      >
        <ButtonLink href="/login?by=link" variant="primary">
          {t('again')}
        </ButtonLink>
        <SignedInWay />
      </AuthCard>
    )
  return (
    <AuthCard title={t('confirmTitle', { email: owner.email })} description={t('confirmIntro')}>
      <ActionButton action={signInByLinkAction} fields={{ token, next }} variant="primary">
        {t('confirm')}
      </ActionButton>
    </AuthCard>
  )
}
