import { UserPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { IfCan } from '@/components/org/if-can'
import { KindDetails } from '@/components/org/kind-details'
import { LeaveOrganization } from '@/components/org/leave-organization'
import { roleLabels } from '@/components/org/role-labels'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Identity } from '@/components/ui/identity'
import { PageHeader } from '@/components/ui/page-header'
import { Stat } from '@/components/ui/stat'
import { StatList } from '@/components/ui/stat-list'
import { TextLink } from '@/components/ui/text-link'
import { DangerZone } from '@/components/ui/danger-zone'
import { requireOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { canLeave } from '@/lib/access/roles'
import { displayName } from '@/lib/events/record'
import { summarize, type OrganizationSummary } from '@/lib/orgs/queries'
import { orgPath } from '@/lib/paths'

export async function generateMetadata({ params }: PageProps<'/orgs/[slug]'>): Promise<Metadata> {
  return { title: (await requireOrg((await params).slug)).organization.name }
}

/** The organization, its owner, its people at a glance. */
export default async function OrganizationPage({ params }: PageProps<'/orgs/[slug]'>) {
  const org = await requireOrg((await params).slug)
  const [t, people, label, format, summary] = await Promise.all([
    getTranslations('org'),
    getTranslations('people'),
    roleLabels(),
    getFormatter(),
    summarize(org),
  ])
  const { kind, name, slug, createdAt } = org.organization
  return (
    <>
      <PageHeader
        leading={<Avatar name={name} seed={slug} shape="square" size="lg" />}
        title={name}
        badge={
          <Badge tone={org.actor.isOwner ? 'accent' : 'neutral'}>
            {label(org.actor.role, org.actor.isOwner)}
          </Badge>
        }
        description={t('intro', { owner: displayName(org.owner) })}
        actions={
          <IfCan org={org} do="member.invite">
            <ButtonLink href={orgPath(slug, 'people/invite')} variant="primary">
              <UserPlus aria-hidden="true" />
              {people('invite')}
            </ButtonLink>
          </IfCan>
        }
      />
      <div className="grid gap-6">
        <StatList>
          <Stat label={t('members')} value={format.number(summary.memberCount)} />
          <Stat label={t('admins')} value={format.number(summary.adminCount)} />
          <IfCan org={org} do="invitation.manage">
            <Stat label={t('pending')} value={format.number(summary.pendingCount)} />
          </IfCan>
          <Stat label={t('created')} value={format.dateTime(createdAt, { dateStyle: 'medium' })} />
        </StatList>
        <KindDetails kind={kind} fields={summary.fields} />
        <NewestPeople org={org} summary={summary} />
        {canLeave(org.actor) && (
          <DangerZone>
            <LeaveOrganization org={org} />
          </DangerZone>
        )}
      </div>
    </>
  )
}

async function NewestPeople({ org, summary }: { org: OrgContext; summary: OrganizationSummary }) {
  const [t, format] = await Promise.all([getTranslations('org'), getFormatter()])
  if (summary.memberCount === 1 && org.actor.isOwner)
    return (
      <Card flush>
        <EmptyState icon={<UserPlus />} title={t('aloneTitle')}>
          {t('alone')}
        </EmptyState>
      </Card>
    )
  const all = <TextLink href={orgPath(org.organization.slug, 'people')}>{t('allPeople')}</TextLink>
  return (
    <Card title={t('newest')} actions={all}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {summary.newest.map(({ userId, name, joinedAt }) => (
          <li key={userId}>
            <Identity
              name={name}
              seed={userId}
              detail={format.dateTime(joinedAt, { dateStyle: 'medium' })}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
