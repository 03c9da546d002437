import { UserPlus } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { orgTitle } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { MembersTable } from '@/components/members/members-table'
import { PeopleTabs } from '@/components/members/people-list'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { requirePage } from '@/lib/access/context'
import { mayOpen } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('people')

/** All members of the organization, and for admins a link to the invitations. */
export default async function PeoplePage(props: PageProps<'/orgs/[slug]/people'>) {
  const org = await requirePage((await props.params).slug, 'people')
  const params = await props.searchParams
  const [t, many] = await Promise.all([getTranslations('people'), getTranslations('inviteMany')])
  const { name, slug } = org.organization
  const invite = mayOpen(org.actor, 'people/invite') && (
    <>
      <ButtonLink href={orgPath(slug, 'people/invite/many')}>{many('link')}</ButtonLink>
      <ButtonLink
        href={orgPath(slug, 'people/invite')}
        variant="primary"
        scroll={false}
        aria-haspopup="dialog"
      >
        <Icon of={UserPlus} />
        {t('invite')}
      </ButtonLink>
    </>
  )
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization: name })}
        actions={invite}
      />
      <PeopleTabs org={org} />
      <MembersTable org={org} page={{ path: orgPath(slug, 'people'), params }} />
    </>
  )
}
