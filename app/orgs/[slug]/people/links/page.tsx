import { Link2, Plus } from 'lucide-react'
import { JoinLinkTable } from '@/components/join-links/join-link-table'
import { PeopleTabs } from '@/components/members/people-tabs'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { orgTitle } from '@/components/shell/org-title'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'
import { listJoinLinks } from '@/lib/join-links/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('joinLinks')

/** The organization's join links, with their addresses to copy. */
export default async function JoinLinksPage({ params }: PageProps<'/orgs/[slug]/people/links'>) {
  const org = await requirePage((await params).slug, 'people/links')
  const [t, nav, links] = await Promise.all([
    getTranslations('joinLinks'),
    getTranslations('nav'),
    listJoinLinks(org),
  ])
  const { name: organization, slug } = org.organization
  const create = (
    <ButtonLink href={orgPath(slug, 'people/links/new')} variant="primary">
      <Plus aria-hidden="true" />
      {t('new')}
    </ButtonLink>
  )
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
        actions={create}
      />
      <PeopleTabs org={org} />
      {links.length > 0 ? (
        <JoinLinkTable org={org} links={links} />
      ) : (
        <Card flush>
          <EmptyState icon={<Link2 />} title={t('emptyTitle')}>
            {t('empty', { organization })}
          </EmptyState>
        </Card>
      )}
    </>
  )
}
