import type { Route } from 'next'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { Section } from '@/components/ui/section'
import { whyNotAllowed } from '@/lib/access/allowed'
import type { DeletionPlan } from '@/lib/account-deletion/queries'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { orgPath } from '@/lib/paths'

/**
 * The organizations that the person must transfer or delete before their account, with links to do so.
 */
export async function OrganizationsFirst({
  organizations,
}: {
  organizations: DeletionPlan['inTheWay'][number][]
}) {
  const [t, format] = await Promise.all([getTranslations('deletion'), getFormatter()])
  const detail = ({ state, offer }: DeletionPlan['inTheWay'][number]) => {
    if (state !== 'active') return t('deactivated')
    if (!offer) return t('needsOwner')
    return t('offered', { person: offer.to, date: format.dateTime(offer.expiresAt, 'day') })
  }
  return (
    <Section
      id="first"
      title={t('firstTitle')}
      description={t('firstText', { count: organizations.length })}
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
        </ul>
      </Card>
    </Section>
  )
}

async function WaysOut({
  organization: { name, slug, offer },
}: {
  organization: DeletionPlan['inTheWay'][number]
}) {
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
