import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { grantableRoles } from '@/components/org/grantable-roles'
import { kindLabels } from '@/components/org/kind-labels'
import { MemberDetails } from '@/components/org/member-details'
import { roleLabels } from '@/components/org/role-labels'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DangerItem } from '@/components/ui/danger-item'
import { DangerZone } from '@/components/ui/danger-zone'
import { DescriptionList } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requirePermission } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { displayName } from '@/lib/events/record'
import { changeRoleAction, remindMemberAction, removeMemberAction } from '@/lib/members/actions'
import { findMember } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'

type Props = PageProps<'/orgs/[slug]/people/[userId]'>

async function read({ params }: Props) {
  const { slug, userId } = await params
  const org = await requirePermission(slug, 'member.read')
  return { org, member: (await findMember(org, userId)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: displayName((await read(props)).member.person) }
}

/** One member: who they are, their role, and the way out. */
export default async function MemberPage(props: Props) {
  const { org, member } = await read(props)
  const [t, nav, app, label, format] = await Promise.all([
    getTranslations('member'),
    getTranslations('nav'),
    getTranslations('app'),
    roleLabels(),
    getFormatter(),
  ])
  const name = displayName(member.person)
  const { email, id, picture } = member.person
  return (
    <>
      <PageHeader
        leading={<Avatar name={name} seed={id} picture={picture} size="lg" />}
        title={name}
        badge={
          <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
            {label(member.role, member.isOwner)}
          </Badge>
        }
        breadcrumbs={
          <Breadcrumbs
            label={app('breadcrumbs')}
            items={[
              { label: nav('people'), href: orgPath(org.organization.slug, 'people') },
              { label: name },
            ]}
          />
        }
      />
      <DescriptionList
        items={[
          { term: t('email'), details: email },
          { term: t('joined'), details: format.dateTime(member.joinedAt, 'day') },
          { term: t('status'), details: member.isActive ? t('active') : t('inactive') },
        ]}
      />
      {!member.isActive && <Reminder org={org} member={member} />}
      <div className="mt-8">
        <RoleSection org={org} member={member} />
        <MemberDetails org={org} userId={id} />
        {member.can.remove && <RemoveSection org={org} userId={id} name={name} />}
      </div>
    </>
  )
}

type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>

/** For a member whose account still waits: the activation link once more. */
async function Reminder({ org, member }: { org: OrgContext; member: Member }) {
  const t = await getTranslations('member')
  const fields = { org: org.organization.slug, userId: member.userId }
  return (
    <Banner
      tone="warning"
      title={t('waiting')}
      action={
        <ActionButton action={remindMemberAction} fields={fields} size="sm">
          {t('remind')}
        </ActionButton>
      }
    >
      {t('remindText', { name: displayName(member.person) })}
    </Banner>
  )
}

async function RoleSection({ org, member }: { org: OrgContext; member: Member }) {
  const [t, roles] = await Promise.all([getTranslations('member'), grantableRoles(org)])
  const { name: organization, slug } = org.organization
  const who = { name: displayName(member.person), organization }
  const why = member.isOwner ? t('whyOwner', who) : member.isYou ? t('whyYou') : t('whyAbove')
  return (
    <Section id="role" title={t('roleTitle')} description={t('roleText', { organization })}>
      {member.can.changeRole ? (
        <ActionForm
          action={changeRoleAction}
          schema="changeRole"
          hidden={{ org: slug, userId: member.userId }}
          defaults={{ role: member.role }}
          className="grid max-w-xs gap-4"
        >
          <SelectField name="role" label={t('role')} options={roles} />
          <SubmitButton className="justify-self-start">{t('save')}</SubmitButton>
        </ActionForm>
      ) : (
        <Banner>{why}</Banner>
      )}
    </Section>
  )
}

async function RemoveSection(props: { org: OrgContext; userId: string; name: string }) {
  const { org, userId, name } = props
  const { kind, name: organization, slug } = org.organization
  const [t, app, labels] = await Promise.all([
    getTranslations('member'),
    getTranslations('app'),
    kindLabels(kind),
  ])
  const removeLabel = t('remove', { kind: labels.inline })
  const remove = (
    <ConfirmDialog
      trigger={removeLabel}
      triggerProps={{ variant: 'danger-quiet' }}
      title={t('removeAsk', { name, organization })}
      description={t('removeText')}
      cancelLabel={app('cancel')}
    >
      <ActionButton action={removeMemberAction} fields={{ org: slug, userId }} variant="danger">
        {removeLabel}
      </ActionButton>
    </ConfirmDialog>
  )
  return (
    <Section id="remove" title={t('removeZone')}>
      <DangerZone>
        <DangerItem
          title={t('removeTitle', { name })}
          description={t('removeText')}
          action={remove}
        />
      </DangerZone>
    </Section>
  )
}
