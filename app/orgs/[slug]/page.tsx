import { UserPlus } from 'lucide'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { FirstSteps } from '@/components/organizations/first-steps'
import { KindDetails, NewestPeople, OpenInvitations } from '@/components/organizations/overview'
import { LeaveOrganization } from '@/components/organizations/leave-organization'
import { OrgOwner } from '@/components/organizations/org-name'
import { RecentActivity } from '@/components/activity/event-history'
import { SignInRules } from '@/components/organizations/sign-in-rules'
import { roleLabels } from '@/components/members/role-labels'
import { titleIn } from '@/components/shell/org-title'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card, Stat, StatList } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { SettingList } from '@/components/ui/section'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { can, canLeave } from '@/lib/access/roles'
import { displayName } from '@/lib/accounts/person'
import { readOverview, type Overview } from '@/lib/organizations/overview-view'
import { orgPath } from '@/lib/paths'

export const generateMetadata = async (props: PageProps<'/orgs/[slug]'>): Promise<Metadata> => ({
  title: await titleIn((await props.params).slug),
})

/** The organization, its owner and members; how to leave, if the viewer's role permits nothing. */
export default async function OrganizationPage({ params }: PageProps<'/orgs/[slug]'>) {
  const org = await requirePage((await params).slug, '')
  return (
    <>
      <Header org={org} />
      <div className="grid gap-6">
        {can(org.actor, 'org.read') && <Glance org={org} />}
        {canLeave(org.actor) && (
          <SettingList danger>
            <LeaveOrganization org={org} />
          </SettingList>
        )}
      </div>
    </>
  )
}

async function Glance({ org }: { org: OrgContext }) {
  const [t, overview] = await Promise.all([getTranslations('org'), readOverview(org)])
  const { kind } = org.organization
  const people = mayOpen(org.actor, 'people') && <NewestPeople org={org} overview={overview} />
  // Activity is for admins; for everyone else the members take its place.
  const hasActivity = overview.events.length > 0
  return (
    <>
      {overview.isOffered && <Offered org={org} />}
      <FirstSteps org={org} overview={overview} />
      <Figures org={org} overview={overview} />
      <KindDetails kind={kind} fields={overview.fields} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,19rem)]">
        {hasActivity ? <RecentActivity org={org} events={overview.events} /> : people}
        <div className="grid gap-6">
          <Card title={t('owner')}>
            <OrgOwner org={org} />
          </Card>
          <SignInRules policy={org.policy} />
          {hasActivity && people}
          <OpenInvitations org={org} overview={overview} />
        </div>
      </div>
    </>
  )
}

/** Tells the viewer that they were offered ownership, with a link to the settings to answer. */
async function Offered({ org }: { org: OrgContext }) {
  const t = await getTranslations('org')
  const { name: organization, slug } = org.organization
  return (
    <Banner
      action={
        <ButtonLink href={orgPath(slug, 'settings')} size="sm">
          {t('offerView')}
        </ButtonLink>
      }
    >
      {t('offered', { owner: displayName(org.owner), organization })}
    </Banner>
  )
}

async function Header({ org }: { org: OrgContext }) {
  const [t, people, label] = await Promise.all([
    getTranslations('org'),
    getTranslations('people'),
    roleLabels(),
  ])
  const { name, slug, picture } = org.organization
  return (
    <PageHeader
      leading={<Avatar name={name} seed={slug} picture={picture} shape="square" size="xl" />}
      title={name}
      badge={
        <Badge tone={org.actor.isOwner ? 'accent' : 'neutral'}>
          {label(org.actor.role, org.actor.isOwner)}
        </Badge>
      }
      description={t('intro', { owner: displayName(org.owner) })}
      actions={
        mayOpen(org.actor, 'people/invite') && (
          <ButtonLink href={orgPath(slug, 'people/invite')} variant="primary">
            <Icon of={UserPlus} />
            {people('invite')}
          </ButtonLink>
        )
      }
    />
  )
}

async function Figures({ org, overview }: { org: OrgContext; overview: Overview }) {
  const [t, format] = await Promise.all([getTranslations('org'), getFormatter()])
  const { createdAt } = org.organization
  return (
    <StatList>
      <Stat label={t('members')} value={format.number(overview.memberCount)} />
      <Stat label={t('admins')} value={format.number(overview.adminCount)} />
      {mayOpen(org.actor, 'invitations') && (
        <Stat label={t('pending')} value={format.number(overview.pendingCount)} />
      )}
      <Stat label={t('created')} value={format.dateTime(createdAt, { dateStyle: 'medium' })} />
    </StatList>
  )
}
