import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { AdminBreadcrumbs } from '@/components/admin/admin-columns'
import { ConfirmAction } from '@/components/form/confirm-action'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { HeldChoice } from '@/components/members/held-choice'
import { heldQuestion } from '@/lib/members/held-view'
import { MemberDetails } from '@/components/members/member-details'
import { grantableRoles, roleLabels } from '@/components/members/role-labels'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Setting, SettingList, Section } from '@/components/ui/section'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import {
  changeMemberRoleAction,
  editMemberDetailsAction,
  endMemberAction,
} from '@/lib/admin/actions'
import { findOrganization } from '@/lib/admin/read-organization'
import { displayName } from '@/lib/accounts/person'
import { findMember } from '@/lib/members/queries'
import { adminPath } from '@/lib/paths'

type Props = PageProps<'/admin/organizations/[organizationId]/members/[userId]'>
type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>

async function read({ params }: Props) {
  const { organizationId, userId } = await params
  const { org } = (await findOrganization(await requireStaff(), organizationId)) ?? notFound()
  return { org, member: (await findMember(org, userId)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { org, member }] = await Promise.all([getTranslations('admin'), read(props)])
  const names = [displayName(member.person), org.organization.name, t('title')]
  return { title: names.join(' · ') }
}

/** One membership: change its role or end it. */
export default async function AdminMemberPage(props: Props) {
  const { org, member } = await read(props)
  const [t, people, label] = await Promise.all([
    getTranslations('admin'),
    getTranslations('people'),
    roleLabels(),
  ])
  const { id, name: organization } = org.organization
  const name = displayName(member.person)
  return (
    <>
      <PageHeader
        leading={
          <Avatar name={name} seed={member.userId} picture={member.person.picture} size="lg" />
        }
        title={name}
        description={member.person.email}
        badge={
          <>
            <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
              {label(member.role, member.isOwner)}
            </Badge>
            {member.isSuspended && <Badge tone="danger">{people('suspended')}</Badge>}
          </>
        }
        actions={
          <ButtonLink href={adminPath(`people/${member.userId}`)}>{t('member.account')}</ButtonLink>
        }
        breadcrumbs={
          <AdminBreadcrumbs
            items={[
              { label: t('organizations'), href: adminPath('organizations') },
              { label: organization, href: adminPath(`organizations/${id}`) },
              { label: name },
            ]}
          />
        }
      />
      <Section
        id="role"
        title={t('member.roleTitle')}
        description={t('member.roleText', { organization })}
      >
        <RoleForm org={org} member={member} />
      </Section>
      <MemberDetails org={org} userId={member.userId} action={editMemberDetailsAction} />
      {member.can.remove && <Removal org={org} member={member} />}
    </>
  )
}

async function RoleForm({ org, member }: { org: OrgContext; member: Member }) {
  const [t, roles] = await Promise.all([getTranslations('admin.member'), grantableRoles(org)])
  const { id, name: organization } = org.organization
  if (!member.can.changeRole)
    return (
      <Banner>
        {member.isOwner
          ? t('owner', { name: displayName(member.person), organization })
          : t('yourself')}
      </Banner>
    )
  return (
    <ActionForm
      action={changeMemberRoleAction}
      schema="members.changeRole"
      hidden={{ organizationId: id, userId: member.userId }}
      defaults={{ role: member.role }}
      className="grid max-w-xs gap-4"
    >
      <SelectField name="role" label={t('role')} options={roles} />
      <SubmitButton>{t('save')}</SubmitButton>
    </ActionForm>
  )
}

async function Removal({ org, member }: { org: OrgContext; member: Member }) {
  const { id, name: organization } = org.organization
  const name = displayName(member.person)
  const [t, question] = await Promise.all([
    getTranslations('admin'),
    heldQuestion(org, [member.userId], name),
  ])
  return (
    <Section id="danger" title={t('organization.danger')}>
      <SettingList danger>
        <Setting
          title={t('member.removeTitle', { name })}
          description={t('member.removeText')}
          action={
            <ConfirmAction
              action={endMemberAction}
              fields={{ organizationId: id, userId: member.userId }}
              label={t('member.remove')}
              ask={t('member.removeAsk', { name, organization })}
              text={t('member.removeText')}
              controls={question && <HeldChoice question={question} />}
              danger
            />
          }
        />
      </SettingList>
    </Section>
  )
}
