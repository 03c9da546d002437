import type { ReactNode } from 'react'
import { recordedNames } from '@/components/activity/recorded-names'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Section } from '@/components/ui/section'
import type { DeletionPlan } from '@/lib/account-deletion/queries'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { ButtonLink } from '@/components/ui/button-link'
import { Identity } from '@/components/ui/identity'
import { whyNotAllowed } from '@/lib/access/allowed'
import { orgPath } from '@/lib/paths'

type OwnedOrganization = DeletionPlan['inTheWay'][number]

/** What happens to a deleted account: immediately, until the end, and at the end. */
export async function DeletionSteps({ plan, email }: { plan: DeletionPlan; email: string }) {
  const [t, nameOf, format] = await Promise.all([
    getTranslations('deletion'),
    recordedNames(),
    getFormatter(),
  ])
  const { going, memberships, others, sessions, invitations, joinRequests, pseudonym } = plan
  const day = (moment: Date | null) => (moment ? format.dateTime(moment, 'day') : '')
  const date = day(plan.deletesAt)
  const count = memberships.length + others.memberships
  const more = (number: number) => (number > 0 ? [t('others', { count: number })] : [])
  const steps = [
    {
      term: t('now'),
      details: [
        t('signedOut', { count: sessions }),
        count > 0 &&
          t('membersSee', {
            count,
            organizations: format.list([...memberships, ...more(others.memberships)]),
          }),
        invitations > 0 && t('invitations', { count: invitations }),
        joinRequests > 0 && t('requests', { count: joinRequests }),
      ],
    },
    {
      term: t('until', { date }),
      details: [
        t('keep'),
        ...going.map(({ name: organization, endsAt }) =>
          t('going', { organization, date: day(endsAt) }),
        ),
        ...more(others.going),
      ],
    },
    {
      term: t('then', { date }),
      details: [
        count > 0 && t('memberships', { count }),
        t('erased', { email }),
        t('log', { pseudonym: nameOf(pseudonym) }),
      ],
    },
  ]
  return (
    <Section id="plan" title={t('planTitle')} description={t('planText', { date })}>
      <Card>
        <DescriptionList
          items={steps.map(({ term, details }) => ({ term, details: <Lines>{details}</Lines> }))}
        />
      </Card>
    </Section>
  )
}

const Lines = ({ children }: { children: ReactNode[] }) => (
  <ul className="grid gap-2">
    {children.map((line, index) => line && <li key={index}>{line}</li>)}
  </ul>
)

interface OrganizationsFirstProps {
  organizations: OwnedOrganization[]
  /** How many more there are. */
  others: number
}

/**
 * The organizations that the person must transfer or delete before their account, with links to do so.
 */
export async function OrganizationsFirst({ organizations, others }: OrganizationsFirstProps) {
  const [t, format] = await Promise.all([getTranslations('deletion'), getFormatter()])
  const detail = ({ state, offer }: OwnedOrganization) => {
    if (state !== 'active') return t('deactivated')
    if (!offer) return t('needsOwner')
    return t('offered', { person: offer.to, date: format.dateTime(offer.expiresAt, 'day') })
  }
  return (
    <Section
      id="first"
      title={t('firstTitle')}
      description={t('firstText', { count: organizations.length + others })}
    >
      <Card flush>
        <ul aria-labelledby="first-title" className="divide-y divide-line">
          {organizations.map((organization) => (
            <li key={organization.id} className="grid gap-3 px-4 py-3.5 sm:px-5">
              <Identity
                name={organization.name}
                seed={organization.slug}
                picture={organization.picture}
                shape="square"
              />
              <p className="text-muted">{detail(organization)}</p>
              {organization.state === 'active' && <WaysOut organization={organization} />}
            </li>
          ))}
          {others > 0 && (
            <li className="px-4 py-3.5 text-muted sm:px-5">{t('others', { count: others })}</li>
          )}
        </ul>
      </Card>
    </Section>
  )
}

interface WaysOutProps {
  organization: OwnedOrganization
}

async function WaysOut({ organization: { name, slug, offer } }: WaysOutProps) {
  const t = await getTranslations('deletion')
  const link = (label: string, place: string) => (
    <ButtonLink
      href={`${orgPath(slug, 'settings')}#${place}` as Route}
      size="sm"
      aria-label={`${label}: ${name}`}
    >
      {label}
    </ButtonLink>
  )
  return (
    <div className="flex flex-wrap gap-2">
      {link(offer ? t('viewOffer') : t('offer'), 'ownership')}
      {!whyNotAllowed('deleteOrganization') && link(t('deleteOrganization'), 'danger')}
    </div>
  )
}
