import { Building2, Plus } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { pageTitle } from '@/components/shell/org-title'
import { DeletedOrganizations } from '@/components/organizations/deleted-organizations'
import { kindNamer } from '@/components/organizations/kind-labels'
import { JoinableOrganizations } from '@/components/domains/joinable-organizations'
import { MyInvitations } from '@/components/invitations/my-invitations'
import { MyRequests } from '@/components/join-links/my-requests'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Identity } from '@/components/ui/identity'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser, waitingInvitations } from '@/lib/access/context'
import { listJoinable } from '@/lib/domains/queries'
import { listInvitationsTo } from '@/lib/invitations/queries'
import { listMyRequests } from '@/lib/join-links/queries'
import { listMyOrganizationsWithSize, whyNotCreate } from '@/lib/organizations/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = pageTitle('orgs', 'title')

/** The viewer's organizations with their role in each, and the invitations to them. */
export default async function OrganizationsPage() {
  const user = await requireUser()
  const [t, label, called, listed, invitations, requests, joinable] = await Promise.all([
    getTranslations('orgs'),
    roleLabels(),
    kindNamer(),
    listMyOrganizationsWithSize(user),
    // Most people have none, and the session already includes the count.
    waitingInvitations(undefined).then((count) => (count > 0 ? listInvitationsTo(user) : [])),
    listMyRequests(user),
    listJoinable(user),
  ])
  const mayCreate = !(await whyNotCreate(user))
  const organizations = listed.filter(({ endsAt }) => !endsAt)
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
        <Card flush>
          {organizations.length === 0 ? (
            <EmptyState icon={<Icon of={Building2} />} title={t('emptyTitle')}>
              {mayCreate ? t('empty') : t('emptyInvited')}
            </EmptyState>
          ) : (
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
          )}
        </Card>
        <DeletedOrganizations deleted={listed.filter(({ endsAt }) => endsAt)} />
      </div>
    </>
  )
}
