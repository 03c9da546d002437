import { MailOpen, SearchX, UserPlus } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { ExportMenu } from '@/components/shell/export-menu'
import { FoundCount } from '@/components/shell/found-count'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { invitationColumns } from '@/components/invitations/invitation-columns'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { PeopleTabs } from '@/components/members/people-list'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { LiveSearch } from '@/components/ui/live-search'
import { Tabs } from '@/components/ui/nav-item'
import { DataTable } from '@/components/ui/table'
import { requirePage } from '@/lib/access/context'
import {
  copyInvitationLinkAction,
  resendInvitationAction,
  revokeInvitationAction,
} from '@/lib/invitations/actions'
import { displayName } from '@/lib/accounts/person'
import { invitationFilters, listInvitations, readInvitationsQuery } from '@/lib/invitations/queries'
import { orgPath, withQuery } from '@/lib/paths'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = orgTitle('invitations')

/** All invitations of the organization, by status. */
export default async function InvitationsPage(props: PageProps<'/orgs/[slug]/invitations'>) {
  const org = await requirePage((await props.params).slug, 'invitations')
  const query = await props.searchParams
  const cursor = firstParam(query.cursor)
  const { search, status } = readInvitationsQuery(query)
  const [t, people, why, { rows, next }] = await Promise.all([
    getTranslations('invitations'),
    getTranslations('people'),
    getTranslations('whyNot'),
    listInvitations(org, { status, cursor, search }),
  ])
  const { name, slug } = org.organization
  const here = orgPath(slug, 'invitations')
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization: name })}
        actions={
          <>
            <ExportMenu href={orgPath(slug, 'invitations/export')} query={{ q: search, status }} />
            <ButtonLink href={orgPath(slug, 'people/invite')} variant="primary">
              <Icon of={UserPlus} />
              {people('invite')}
            </ButtonLink>
          </>
        }
      />
      <PeopleTabs org={org} />
      <Tabs
        label={t('filter')}
        items={invitationFilters.map((filter) => ({
          href: withQuery(here, {
            q: search,
            status: search || filter !== 'pending' ? filter : undefined,
          }),
          label: t(filter),
          current: filter === status,
        }))}
      />
      <LiveSearch
        action={here}
        label={t('search')}
        submitLabel={people('searchSubmit')}
        clearLabel={people('clear')}
        placeholder={t('searchPlaceholder')}
        value={search}
        keep={status === 'pending' ? {} : { status }}
        className="mb-4 sm:max-w-sm"
      />
      <FoundCount {...{ search, rows, next }} />
      {rows.length === 0 ? (
        <div className="rounded-card border border-line bg-surface">
          <EmptyState
            icon={search ? <Icon of={SearchX} /> : <Icon of={MailOpen} />}
            title={search ? t('noneTitle') : t('emptyTitle')}
            action={
              !search && status === 'pending' ? (
                <ButtonLink href={orgPath(slug, 'people/invite')}>{people('invite')}</ButtonLink>
              ) : undefined
            }
          >
            {search ? t('none', { search }) : t(`empty.${status}`)}
          </EmptyState>
        </div>
      ) : (
        <DataTable
          caption={t('caption', { status: t(status) })}
          rows={rows}
          columns={await invitationColumns({
            rows,
            copy: copyInvitationLinkAction,
            resend: resendInvitationAction,
            revoke: revokeInvitationAction,
            fields: ({ id }) => ({ org: slug, invitationId: id }),
            invitedBy: ({ invitedBy }) => invitedBy ?? t('gone'),
            whyAbove: why('grant', { owner: displayName(org.owner), organization: name }),
          })}
        />
      )}
      <ListPages here={here} query={{ q: search, status }} cursor={cursor} next={next} />
    </>
  )
}
