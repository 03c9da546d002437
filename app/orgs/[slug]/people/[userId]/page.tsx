import type { Metadata, Route } from 'next'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { ConfirmAction } from '@/components/form/confirm-action'
import { findTexts } from '@/components/form/find-texts'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { titleIn } from '@/components/shell/org-title'
import { EventHistory } from '@/components/activity/event-history'
import { HeldChoice } from '@/components/members/held-choice'
import { heldQuestion } from '@/lib/members/held-view'
import { kindLabels } from '@/components/organizations/kind-labels'
import { stateWord } from '@/components/members/listed-member'
import { MemberDetails } from '@/components/members/member-details'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { roleLabels, grantableRoles } from '@/components/members/role-labels'
import { whyNot } from '@/components/members/why-not'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Setting, SettingList, Section } from '@/components/ui/section'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/text-link'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { displayName } from '@/lib/accounts/person'
import {
  changeRoleAction,
  handOverAction,
  remindMemberAction,
  removeMemberAction,
  resumeMemberAction,
  suspendMemberAction,
} from '@/lib/members/actions'
import type { EventRow } from '@/lib/events/queries'
import { findMember, listRecipients, readMemberStory } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'

type Props = PageProps<'/orgs/[slug]/people/[userId]'>

async function read({ params }: Props) {
  const { slug, userId } = await params
  const org = await requirePage(slug, 'people/[userId]')
  return { org, member: (await findMember(org, userId)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug } = await props.params
  return { title: await titleIn(slug, displayName((await read(props)).member.person)) }
}

/** One member: who they are, their role, and how to remove them. */
export default async function MemberPage(props: Props) {
  const { org, member } = await read(props)
  const [t, people, nav, label, format] = await Promise.all([
    getTranslations('member'),
    getTranslations('people'),
    getTranslations('nav'),
    roleLabels(),
    getFormatter(),
  ])
  const name = displayName(member.person)
  const { email, id, picture } = member.person
  const { invitedBy, events, held } = await readMemberStory(org, id)
  const state = {
    active: t('active'),
    pending: t('waiting'),
    deactivated: t('inactive'),
    closing: member.deletesAt
      ? t('closing', { date: format.dateTime(member.deletesAt, 'day') })
      : people('closing'),
    suspended: people('suspended'),
  }[member.state]
  const details = [
    { term: t('email'), details: <TextLink href={`mailto:${email}` as Route}>{email}</TextLink> },
    { term: t('joined'), details: format.dateTime(member.joinedAt, 'day') },
    {
      term: people('seen'),
      details: member.lastSeenAt ? format.dateTime(member.lastSeenAt, 'moment') : people('never'),
    },
    ...(invitedBy ? [{ term: t('invitedBy'), details: invitedBy }] : []),
    { term: t('status'), details: state },
  ]
  return (
    <>
      <OrgHeader
        org={org}
        leading={<Avatar name={name} seed={id} picture={picture} size="lg" />}
        title={name}
        badge={
          <>
            <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
              {label(member.role, member.isOwner)}
            </Badge>
            {member.isYou && <Badge>{people('you')}</Badge>}
            {member.state !== 'active' && (
              <Badge tone={member.state === 'pending' ? 'warning' : 'danger'}>
                {people(stateWord[member.state])}
              </Badge>
            )}
          </>
        }
        trail={[{ label: nav('people'), href: orgPath(org.organization.slug, 'people') }]}
      />
      <div className="mb-8 empty:hidden">
        {member.can.remind && <Reminder org={org} member={member} />}
        {member.suspendedAt && <Suspended org={org} member={member} since={member.suspendedAt} />}
      </div>
      <Section id="profile" title={t('profile')}>
        <Card>
          <DescriptionList items={details} />
        </Card>
      </Section>
      <RoleSection org={org} member={member} />
      <MemberDetails org={org} userId={id} />
      {mayOpen(org.actor, 'activity') && <Events org={org} name={name} events={events} />}
      {held > 0 && member.can.remove && <Held org={org} member={member} count={held} />}
      <RemoveSection {...{ org, member, name, held }} />
    </>
  )
}

/** The newest events by or about them in this organization. */
async function Events(props: { org: OrgContext; name: string; events: EventRow[] }) {
  const { org, name, events } = props
  const t = await getTranslations('member')
  return (
    <Section id="events" title={t('events')} description={t('eventsText', { name })}>
      <EventHistory events={events} none={t('noEvents')} kind={org.organization.kind} />
    </Section>
  )
}

type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>

/** For a member pending activation: sends the activation link again. */
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

/** For a suspended member: since when, and how to resume their access. */
async function Suspended(props: { org: OrgContext; member: Member; since: Date }) {
  const { org, member, since } = props
  const { name: organization, slug } = org.organization
  const [t, format] = await Promise.all([getTranslations('member'), getFormatter()])
  const name = displayName(member.person)
  return (
    <Banner
      tone="warning"
      title={t('suspendedTitle')}
      action={
        member.can.suspend && (
          <ActionButton
            action={resumeMemberAction}
            fields={{ org: slug, userId: member.userId }}
            size="sm"
          >
            {t('resume')}
          </ActionButton>
        )
      }
    >
      {t('suspendedText', { name, organization, date: format.dateTime(since, 'day') })}
    </Banner>
  )
}

async function RoleSection({ org, member }: { org: OrgContext; member: Member }) {
  const [t, app, roles, explain] = await Promise.all([
    getTranslations('member'),
    getTranslations('app'),
    grantableRoles(org),
    whyNot(org),
  ])
  const { name: organization, slug } = org.organization
  const reason = member.why.changeRole
  return (
    <Section id="role" title={t('roleTitle')} description={t('roleText', { organization })}>
      {reason === null ? (
        <ActionForm
          action={changeRoleAction}
          schema="members.changeRole"
          unsaved={app('unsaved')}
          hidden={{ org: slug, userId: member.userId }}
          defaults={{ role: member.role }}
          className="grid max-w-xs gap-4"
        >
          <SelectField name="role" label={t('role')} options={roles} />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      ) : (
        <Banner>{explain('changeRole', reason, displayName(member.person))}</Banner>
      )}
    </Section>
  )
}

/** The resource rows they hold, to be reassigned before they leave. */
async function Held({ org, member, count }: { org: OrgContext; member: Member; count: number }) {
  const [t, fields, find, recipients] = await Promise.all([
    getTranslations('member'),
    getTranslations('fields'),
    findTexts(),
    listRecipients(org, [member.userId]),
  ])
  const name = displayName(member.person)
  return (
    <Section id="held" title={t('heldTitle')} description={t('heldText', { name, count })}>
      <ActionForm
        action={handOverAction}
        schema="members.handOver"
        hidden={{ org: org.organization.slug, userId: member.userId }}
        className="grid max-w-xs gap-4"
      >
        <SelectField
          name="toId"
          label={t('heldTo')}
          placeholder={fields('choose')}
          options={recipients}
          find={find}
          required
        />
        <SubmitButton>{t('handOver')}</SubmitButton>
      </ActionForm>
    </Section>
  )
}

async function RemoveSection(props: {
  org: OrgContext
  member: Member
  name: string
  held: number
}) {
  const { org, member, name, held } = props
  const { kind, name: organization, slug } = org.organization
  const [t, people, labels, explain] = await Promise.all([
    getTranslations('member'),
    getTranslations('people'),
    kindLabels(kind),
    whyNot(org),
  ])
  const reason = member.why.remove
  const question = held > 0 && (await heldQuestion(org, [member.userId], name))
  const fields = { org: slug, userId: member.userId }
  return (
    <Section id="remove" title={t('removeZone')}>
      <SettingList danger>
        {!member.isSuspended && (
          <Setting
            title={t('suspendTitle', { name })}
            description={
              member.can.suspend
                ? people('suspendText')
                : explain('suspend', member.why.suspend ?? 'role', name)
            }
            action={
              member.can.suspend && (
                <ConfirmAction
                  {...{ action: suspendMemberAction, fields }}
                  label={t('suspend')}
                  ask={people('suspendAsk', { name, organization })}
                  text={people('suspendText')}
                  danger
                />
              )
            }
          />
        )}
        <Setting
          title={t('removeTitle', { name })}
          description={reason === null ? t('removeText') : explain('remove', reason, name)}
          action={
            reason === null && (
              <ConfirmAction
                action={removeMemberAction}
                fields={fields}
                label={t('remove', { kind: labels.inline })}
                ask={t('removeAsk', { name, organization })}
                text={t('removeText')}
                controls={question && <HeldChoice question={question} />}
                danger
              />
            )
          }
        />
      </SettingList>
    </Section>
  )
}
