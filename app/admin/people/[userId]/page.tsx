import type { Metadata } from 'next'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { EventHistory } from '@/components/activity/event-history'
import { PersonAccess } from '@/components/admin/person-access'
import { PersonDanger, PersonProfile, PersonMemberships } from '@/components/admin/person-settings'
import { AdminBreadcrumbs, StateBadge } from '@/components/admin/admin-columns'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { LocalMoment } from '@/components/ui/local-moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireStaff } from '@/lib/access/context'
import { findPerson, listEventsAbout, type PersonDetails } from '@/lib/admin/read-person'
import { displayName } from '@/lib/accounts/person'
import { adminPath } from '@/lib/paths'

type Props = PageProps<'/admin/people/[userId]'>

async function read({ params }: Props) {
  const staff = await requireStaff()
  return { staff, person: (await findPerson((await params).userId)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { person }] = await Promise.all([getTranslations('admin'), read(props)])
  return { title: `${displayName(person)} · ${t('title')}` }
}

/** One person: account, organizations, activity and deletion. */
export default async function AdminPersonPage(props: Props) {
  const { staff, person } = await read(props)
  const [t, events] = await Promise.all([
    getTranslations('admin.person'),
    listEventsAbout(person.id),
  ])
  const isYou = person.id === staff.id
  return (
    <>
      <PersonHeader person={person} isYou={isYou} />
      <Section id="profile" title={t('profile')} description={t('profileText')}>
        <PersonProfile person={person} />
      </Section>
      <Section id="access" title={t('access')} description={t('accessText')}>
        <PersonAccess person={person} isYou={isYou} />
      </Section>
      <Section id="memberships" title={t('memberships')}>
        <PersonMemberships person={person} />
      </Section>
      <Section id="history" title={t('history')} description={t('historyText')}>
        <EventHistory events={events} none={t('noHistory')} />
      </Section>
      {!isYou && (
        <Section id="danger" title={t('danger')}>
          <PersonDanger person={person} />
        </Section>
      )}
    </>
  )
}

async function PersonHeader({ person, isYou }: { person: PersonDetails; isYou: boolean }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()])
  const name = displayName(person)
  const since = `${t('columns.created')}: ${format.dateTime(person.createdAt, 'day')}`
  const { lastSignInAt } = person
  return (
    <PageHeader
      leading={<Avatar name={name} seed={person.id} picture={person.picture} size="lg" />}
      title={name}
      description={
        <>
          {since} · {t('columns.lastSignIn')}:{' '}
          {lastSignInAt ? (
            <LocalMoment at={lastSignInAt}>{format.dateTime(lastSignInAt, 'moment')}</LocalMoment>
          ) : (
            t('never')
          )}
          {person.furtherEmails.length > 0 && (
            <>
              <br />
              {t('furtherEmails', { emails: person.furtherEmails.join(', ') })}
            </>
          )}
        </>
      }
      badge={
        <>
          <StateBadge state={person.state} />
          {person.isStaff && <Badge tone="info">{t('staff')}</Badge>}
          {isYou && <Badge>{t('you')}</Badge>}
        </>
      }
      breadcrumbs={
        <AdminBreadcrumbs
          items={[{ label: t('people'), href: adminPath('people') }, { label: name }]}
        />
      }
    />
  )
}
