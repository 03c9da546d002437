import { UserPlus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { pageTitle } from '@/components/frame/page-title'
import { JobNotice } from '@/components/jobs/job-notice'
import { IfCan } from '@/components/org/if-can'
import { OrgUsers } from '@/components/org/org-users'
import { PendingInvitations } from '@/components/org/pending-invitations'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { SearchField } from '@/components/ui/search-field'
import { requireOrg } from '@/lib/access/context'
import { one } from '@/lib/search-params'
import { orgPath } from '@/lib/paths'

export const generateMetadata = pageTitle('people')

/** Everybody in the organization, and for admins the invitations that are open. */
export default async function PeoplePage(props: PageProps<'/orgs/[slug]/people'>) {
  const org = await requireOrg((await props.params).slug)
  const query = await props.searchParams
  const search = one(query.q)
  const cursor = one(query.cursor)
  const [t, label, many] = await Promise.all([
    getTranslations('people'),
    getTranslations('people'),
    getTranslations('inviteMany'),
  ])
  const { name, slug } = org.organization
  const here = orgPath(slug, 'people')
  const invite = (
    <IfCan org={org} do="member.invite">
      <ButtonLink href={orgPath(slug, 'people/invite/many')}>{many('link')}</ButtonLink>
      <ButtonLink href={orgPath(slug, 'people/invite')} variant="primary">
        <UserPlus aria-hidden="true" />
        {t('invite')}
      </ButtonLink>
    </IfCan>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: name })}
        actions={invite}
      />
      <JobNotice org={org} kind="invite-many" />
      <div className="grid gap-6">
        <div>
          <SearchField
            action={here}
            label={label('search')}
            submitLabel={t('search')}
            clearLabel={t('clear')}
            placeholder={t('searchPlaceholder')}
            defaultValue={search}
            className="mb-4 max-w-sm"
          />
          <OrgUsers org={org} search={search} cursor={cursor} />
        </div>
        {!search && !cursor && (
          <IfCan org={org} do="invitation.manage">
            <PendingInvitations org={org} />
          </IfCan>
        )}
      </div>
    </>
  )
}
