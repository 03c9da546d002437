import { ExternalLink } from 'lucide'
import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { EventHistory } from '@/components/activity/event-history'
import {
  OrganizationDanger,
  OrganizationGeneral,
  OrganizationStatus,
} from '@/components/admin/organization-settings'
import { OrganizationInvitations } from '@/components/admin/any-invitations'
import { OrganizationMembers } from '@/components/admin/organization-members'
import { OrganizationOwner } from '@/components/admin/organization-owner'
import { AdminBreadcrumbs, StateBadge } from '@/components/admin/admin-columns'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireStaff } from '@/lib/access/context'
import { findOrganization, type OrganizationDetails } from '@/lib/admin/read-organization'
import { listEvents } from '@/lib/events/queries'
import { adminPath, orgPath } from '@/lib/paths'

type Props = PageProps<'/admin/organizations/[organizationId]'>

async function read({ params }: Props) {
  const staff = await requireStaff()
  return (await findOrganization(staff, (await params).organizationId)) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { org }] = await Promise.all([getTranslations('admin'), read(props)])
  return { title: `${org.organization.name} · ${t('title')}` }
}

/**
 * One organization: name, owner, members, activity and deletion. A deleted one shows only its status
 * and activity, because nothing else can be changed.
 */
export default async function AdminOrganizationPage(props: Props) {
  const details = await read(props)
  const { org } = details
  const isDeleted = details.state === 'deleted'
  const [t, { rows: events }] = await Promise.all([
    getTranslations('admin.organization'),
    listEvents(org),
  ])
  const { name: organization } = org.organization
  return (
    <>
      <OrganizationHeader details={details} />
      {!isDeleted && (
        <Section id="general" title={t('general')} description={t('generalText')}>
          <OrganizationGeneral details={details} />
        </Section>
      )}
      <Section id="status" title={t('status')} description={!isDeleted && t('statusText')}>
        <OrganizationStatus details={details} />
      </Section>
      {!isDeleted && (
        <>
          <Section id="owner" title={t('owner')} description={t('ownerText')}>
            <OrganizationOwner org={org} />
          </Section>
          <Section
            id="members"
            title={t('members')}
            description={t('membersText', { organization })}
          >
            <OrganizationMembers details={details} />
          </Section>
          <Section id="invitations" title={t('invitations')} description={t('invitationsText')}>
            <OrganizationInvitations org={org} />
          </Section>
        </>
      )}
      <Section id="history" title={t('history')} description={t('historyText')}>
        <EventHistory events={events.slice(0, 10)} none={t('noHistory')} />
      </Section>
      {!isDeleted && (
        <Section id="danger" title={t('danger')}>
          <OrganizationDanger org={org} />
        </Section>
      )}
    </>
  )
}

async function OrganizationHeader({ details }: { details: OrganizationDetails }) {
  const t = await getTranslations('admin')
  const { org, state } = details
  const { name, slug, picture } = org.organization
  return (
    <PageHeader
      leading={<Avatar name={name} seed={slug} picture={picture} shape="square" size="lg" />}
      title={name}
      badge={<StateBadge state={state} />}
      actions={
        state === 'active' && (
          <ButtonLink href={orgPath(slug)}>
            <Icon of={ExternalLink} />
            {t('organization.open')}
          </ButtonLink>
        )
      }
      breadcrumbs={
        <AdminBreadcrumbs
          items={[{ label: t('organizations'), href: adminPath('organizations') }, { label: name }]}
        />
      }
    />
  )
}
