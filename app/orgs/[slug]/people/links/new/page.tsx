import type { Metadata } from 'next'
import { JoinLinkForm } from '@/components/join-links/join-link-form'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { titleIn } from '@/components/shell/org-title'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'
import { orgPath } from '@/lib/paths'

type Props = PageProps<'/orgs/[slug]/people/links/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { slug }] = await Promise.all([getTranslations('joinLinks'), params])
  return { title: await titleIn(slug, t('new')) }
}

/** Creates a join link. */
export default async function NewJoinLinkPage({ params }: Props) {
  const org = await requirePage((await params).slug, 'people/links/new')
  const t = await getTranslations('joinLinks')
  const links = { label: t('title'), href: orgPath(org.organization.slug, 'people/links') }
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('new')}
        description={t('newIntro')}
        breadcrumbs={<OrgBreadcrumbs org={org} items={[links, { label: t('new') }]} />}
      />
      <Card>
        <JoinLinkForm org={org} />
      </Card>
    </div>
  )
}
