import { MailCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { mailMode } from '@/lib/env'

/** After sign-up: the same for every address. */
export default async function SignUpCompletePage() {
  const t = await getTranslations('signup')
  return (
    <AuthCard
      leading={<MailCheck aria-hidden="true" className="size-8 text-accent" />}
      title={t('completeTitle')}
      description={t('complete')}
    >
      {mailMode() === 'mailbox' && (
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
