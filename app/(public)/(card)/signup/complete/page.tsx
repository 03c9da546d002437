import { MailCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { hasDevMailbox } from '@/lib/ops/dev-pages'

/** After sign-up: the same for every address. */
export default async function SignUpCompletePage() {
  const [t, hasMailbox] = await Promise.all([getTranslations('signup'), hasDevMailbox()])
  return (
    <AuthCard
      leading={<MailCheck aria-hidden="true" className="size-8 text-accent" />}
      title={t('completeTitle')}
      description={t('complete')}
    >
      {hasMailbox && (
        <ButtonLink href="/dev/mailbox" variant="primary">
          {t('toMailbox')}
        </ButtonLink>
      )}
      <p className="text-muted">
        {t.rich('completeHint', { link: (text) => <TextLink href="/signup">{text}</TextLink> })}
      </p>
    </AuthCard>
  )
}
