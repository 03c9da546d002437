import { UserRoundX } from 'lucide-react'
import { FormerMemberTable } from '@/components/members/former-member-table'
import { PeopleTabs } from '@/components/members/people-tabs'
import { ListPages } from '@/components/shell/list-pages'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { orgTitle } from '@/components/shell/org-title'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'
import { firstParam } from '@/lib/lists/search-params'
import { listFormerMembers } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('formerMembers')

/** Who left or was removed in the last 90 days, for admins to reinstate. */
export default async function FormerMembersPage(props: PageProps<'/orgs/[slug]/people/former'>) {
  const org = await requirePage((await props.params).slug, 'people/former')
  const cursor = firstParam((await props.searchParams).cursor)
  const [t, nav, { rows, next }] = await Promise.all([
    getTranslations('formerMembers'),
    getTranslations('nav'),
    listFormerMembers(org, cursor),
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
      <PeopleTabs org={org} current="former" />
      {rows.length > 0 ? (
        <FormerMemberTable org={org} members={rows} />
      ) : (
        <Card flush>
          <EmptyState icon={<UserRoundX />} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        </Card>
      )}
      <ListPages here={orgPath(slug, 'people/former')} {...{ cursor, next }} />
    </>
  )
}
