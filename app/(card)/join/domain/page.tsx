import { pageTitle } from '@/components/shell/org-title'
import { redirect } from 'next/navigation'
import { JoinButton } from '@/components/join-links/join-button'
import { AuthCard } from '@/components/ui/auth-card'
import { Avatar } from '@/components/ui/avatar'
import { requireUser } from '@/lib/access/context'
import { joinByDomainAction } from '@/lib/domains/actions'
import { listJoinable } from '@/lib/domains/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { joinDomainPath } from '@/lib/paths'

export const generateMetadata = pageTitle('join', 'pageTitle')

/** Joins an organization through a domain (`?id=`) of one's addresses, if its kind has fields for members. */
export default async function JoinByDomainPage({ searchParams }: PageProps<'/join/domain'>) {
  const user = await requireUser()
  const { id } = await searchParams
  const joinable = (await listJoinable(user)).find(({ domainId }) => domainId === id)
  if (!joinable) redirect('/orgs')
  const { domainId, domain, organization, slug, picture } = joinable
  const [t, orgs] = await Promise.all([getTranslations('join'), getTranslations('orgs')])
  return (
    <AuthCard
      leading={
        <Avatar name={organization} seed={slug} picture={picture} shape="square" size="xl" />
      }
      title={t('title', { organization })}
      description={orgs('joinable', { domain })}
    >
      <JoinButton
        action={joinByDomainAction}
        schema="domains.domainId"
        fields={{ domainId }}
        organization={joinable}
        user={user}
        here={joinDomainPath(domainId)}
      />
    </AuthCard>
  )
}
