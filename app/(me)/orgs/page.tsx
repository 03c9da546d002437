import { Building2, Plus } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { EmptyList } from '@/components/shell/empty-list'
import { FoundCount } from '@/components/shell/found-count'
import { ListPages } from '@/components/shell/list-pages'
import { pageTitle } from '@/components/shell/org-title'
import { listQuery } from '@/components/shell/sorted-list'
import { DeletedOrganizations } from '@/components/organizations/deleted-organizations'
import { kindNamer } from '@/components/organizations/kind-labels'
import { JoinableOrganizations } from '@/components/domains/joinable-organizations'
import { MyInvitations } from '@/components/invitations/my-invitations'
import { MyRequests } from '@/components/join-links/my-requests'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { LiveSearch } from '@/components/ui/live-search'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser, waitingInvitations } from '@/lib/access/context'
import { listJoinable } from '@/lib/domains/queries'
import { listInvitationsTo } from '@/lib/invitations/queries'
import { listMyRequests } from '@/lib/join-links/queries'
import {
  listMyOrganizationsWithSize,
  readOrganizationsQuery,
  whyNotCreate,
} from '@/lib/organizations/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = pageTitle('orgs', 'title')

/** The viewer's organizations with their role in each, and the invitations to them. */
export default async function OrganizationsPage({ searchParams }: PageProps<'/orgs'>) {
  const user = await requireUser()
  const query = readOrganizationsQuery(await searchParams)
  const { search, cursor } = query
  const [t, find, records, label, called, listed, invitations, requests, joinable] =
    await Promise.all([
      getTranslations('orgs'),
      getTranslations('nav.switcher'),
      getTranslations('records'),
      roleLabels(),
      kindNamer(),
      listMyOrganizationsWithSize(user, query),
      // Most people have none, and the session already includes the count.
      waitingInvitations(undefined).then((count) => (count > 0 ? listInvitationsTo(user) : [])),
      listMyRequests(user),
      listJoinable(user),
    ])
  const mayCreate = !(await whyNotCreate(user))
  const organizations = listed.rows.filter(({ endsAt }) => !endsAt)
  const list = { here: '/orgs', search, sort: 'name', usual: 'name' } as const
  // Whether this page has all of them: no need to search.
  const isWhole = !search && !cursor && !listed.next
  const create = mayCreate && (
    <ButtonLink href="/orgs/new" variant="primary">
      <Icon of={Plus} />
      {t('new')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('intro')} actions={create} />
      <div className="grid gap-6">
        <MyInvitations invitations={invitations} />
        <MyRequests requests={requests} />
        <JoinableOrganizations organizations={joinable} />
        <div>
          {!isWhole && (
            <LiveSearch
              action={list.here}
              label={find('search')}
              submitLabel={find('search')}
              clearLabel={records('clear')}
              value={search}
              className="mb-4 sm:max-w-sm"
            />
          )}
          <FoundCount search={search} {...listed} />
          {organizations.length > 0 ? (
            <Card flush>
              <ul aria-label={t('caption')} className="divide-y divide-line">
                {organizations.map(
                  ({
                    id,
                    kind,
                    name,
                    slug,
                    picture,
                    role,
                    isOwner,
                    isSuspended,
                    isBlocked,
                    memberCount,
                  }) => (
                    <li
                      key={id}
                      className="relative flex items-center justify-between gap-4 px-4 py-3.5 transition-colors hover:bg-hover sm:px-5"
                    >
                      <Identity
                        name={name}
                        seed={slug}
                        picture={picture}
                        shape="square"
                        title={
                          isSuspended ? (
                            name
                          ) : (
                            <Link href={orgPath(slug)} className="after:absolute after:inset-0">
                              {name}
                            </Link>
                          )
                        }
                        detail={[called(kind), t('members', { count: memberCount })]
                          .filter(Boolean)
                          .join(' · ')}
                      />
                      {isSuspended ? (
                        <Badge tone="danger">{t('suspended')}</Badge>
                      ) : isBlocked ? (
                        <Badge tone="warning">{t('blocked')}</Badge>
                      ) : (
                        <Badge tone={isOwner ? 'accent' : 'neutral'}>{label(role, isOwner)}</Badge>
                      )}
                    </li>
                  ),
                )}
              </ul>
            </Card>
          ) : (
            (isWhole || listed.rows.length === 0) && (
              <EmptyList
                list={list}
                icon={<Icon of={Building2} />}
                title={t('emptyTitle')}
                noneTitle={find('noMatch')}
              >
                {mayCreate ? t('empty') : t('emptyInvited')}
              </EmptyList>
            )
          )}
          <ListPages here={list.here} query={listQuery(list)} cursor={cursor} next={listed.next} />
        </div>
        <DeletedOrganizations deleted={listed.rows.filter(({ endsAt }) => endsAt)} />
      </div>
    </>
  )
}
