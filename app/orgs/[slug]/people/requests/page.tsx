import { Inbox } from 'lucide-react'
import { JoinRequestTable } from '@/components/join-links/join-request-table'
import { PeopleTabs } from '@/components/members/people-tabs'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { orgTitle } from '@/components/shell/org-title'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'
import { listJoinRequests } from '@/lib/join-links/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('joinRequests')

/** Who asks to join, for admins to answer. */
export default async function JoinRequestsPage({
  params,
}: PageProps<'/orgs/[slug]/people/requests'>) {
  const org = await requirePage((await params).slug, 'people/requests')
  const [t, nav, requests] = await Promise.all([
    getTranslations('joinRequests'),
    getTranslations('nav'),
    listJoinRequests(org),
  ])
  const { name: organization, slug } = org.organization
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('intro', { organization })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: nav('people'), href: orgPath(slug, 'people') }, { label: t('title') }]}
          />
        }
      />
      <PeopleTabs org={org} current="requests" />
      {requests.length > 0 ? (
        <JoinRequestTable org={org} requests={requests} />
      ) : (
        <Card flush>
          <EmptyState icon={<Inbox />} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        </Card>
      )}
    </>
  )
}
