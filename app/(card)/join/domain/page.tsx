import { pageTitle } from '@/components/shell/org-title'
import { redirect } from 'next/navigation'
import { JoinButton } from '@/components/join-links/join-button'
import { AuthCard } from '@/components/ui/auth-card'
import { Avatar } from '@/components/ui/avatar'
import { requireUser } from '@/lib/access/context'
import { mailDomainOf } from '@/lib/accounts/email-address'
import { joinByDomainAction } from '@/lib/domains/actions'
import { listJoinable } from '@/lib/domains/queries'
import { getTranslations } from '@/lib/i18n/translations'

export const generateMetadata = pageTitle('join', 'pageTitle')

/** Joins an organization through the domain of one's address, if its kind has fields for members. */
export default async function JoinByDomainPage() {
  const user = await requireUser()
  const [joinable] = await listJoinable(user)
  if (!joinable) redirect('/orgs')
  const { domainId, organization, slug, picture } = joinable
  const [t, orgs] = await Promise.all([getTranslations('join'), getTranslations('orgs')])
  return (
    <AuthCard
      leading={
        <Avatar name={organization} seed={slug} picture={picture} shape="square" size="xl" />
      }
      title={t('title', { organization })}
      description={orgs('joinable', { domain: mailDomainOf(user.email) })}
    >
      <JoinButton
        action={joinByDomainAction}
        schema="domains.domainId"
        fields={{ domainId }}
        organization={joinable}
        user={user}
        here="/join/domain"
      />
    </AuthCard>
  )
}
