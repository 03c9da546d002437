import { pageTitle } from '@/components/shell/org-title'
import { MailCheck } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { signUpPath } from '@/lib/backends/queries'
import { hasDevMailbox } from '@/lib/ops/dev-pages'
import { mailSignUpAgainAction } from '@/lib/accounts/sign-up/actions'
import { readMailedTo } from '@/lib/accounts/mailed-to'

export const generateMetadata = pageTitle('signup', 'completeTitle')

/** The page after sign-up, the same for every address, which is read from a cookie. */
export default async function SignUpCompletePage() {
  const [t, hasMailbox, email] = await Promise.all([
    getTranslations('signup'),
    hasDevMailbox(),
    readMailedTo(),
  ])
  return (
    <AuthCard
      leading={<Icon of={MailCheck} className="size-8 text-accent" />}
      title={t('completeTitle')}
      description={email ? t('completeTo', { email }) : t('complete')}
    >
      {hasMailbox && (
        <ButtonLink href="/dev/mailbox" variant="primary">
          {t('toMailbox')}
        </ButtonLink>
      )}
      {email && (
        <div className="[&>form]:grid">
          <ActionButton action={mailSignUpAgainAction} fields={{ email }}>
            {t('sendAgain')}
          </ActionButton>
        </div>
      )}
      <p className="text-muted">
        {t.rich('completeHint', {
          link: (text) => <TextLink href={signUpPath()}>{text}</TextLink>,
        })}
      </p>
    </AuthCard>
  )
}
