import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { getTranslations } from '@/lib/i18n/translations'
import type { JoinLinkView } from '@/lib/join-links/queries'

interface JoinLinkOverProps {
  state: JoinLinkView['state']
  /** The organization's name; undefined for an unknown link. */
  organization?: string
}

/** A join link that no longer works: why, and who can help. */
export async function JoinLinkOver({ state, organization }: JoinLinkOverProps) {
  const t = await getTranslations('join')
  const isKnown = state === 'expired' || state === 'used-up' || state === 'deleted'
  return (
    <AuthCard
      title={organization ? t(isKnown ? `${state}Title` : 'overTitle') : t('unknownTitle')}
      description={
        organization ? t(state === 'deleted' ? state : 'over', { organization }) : t('unknown')
      }
    >
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </AuthCard>
  )
}
