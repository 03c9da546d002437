import { Link2, Plus } from 'lucide'
import { JoinLinkTable } from '@/components/join-links/join-link-table'
import { PeopleList } from '@/components/members/people-list'
import { orgTitle } from '@/components/shell/org-title'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { requirePage } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'
import { listJoinLinks } from '@/lib/join-links/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('joinLinks')

/** The organization's join links, with URLs to copy. */
export default async function JoinLinksPage({ params }: PageProps<'/orgs/[slug]/people/links'>) {
  const org = await requirePage((await params).slug, 'people/links')
  const [t, links] = await Promise.all([getTranslations('joinLinks'), listJoinLinks(org)])
  const create = (
    <ButtonLink href={orgPath(org.organization.slug, 'people/links/new')} variant="primary">
      <Icon of={Plus} />
      {t('new')}
    </ButtonLink>
  )
  return (
    <PeopleList org={org} texts="joinLinks" actions={create} icon={<Icon of={Link2} />}>
      {links.length > 0 ? <JoinLinkTable org={org} links={links} /> : null}
    </PeopleList>
  )
}
