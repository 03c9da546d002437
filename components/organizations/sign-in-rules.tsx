import { wayLabels } from '@/components/organizations/way-labels'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { OrgContext } from '@/lib/access/org-context'
import type { SignInPolicy } from '@/lib/access/sign-in-policy'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { requiresFactor } from '@/lib/organizations/readiness-view'
import { orgPath, securityPath } from '@/lib/paths'

/** What the organization requires of its members' sign-ins, for all of them; nothing for nothing. */
export async function SignInRules({ policy }: { policy: SignInPolicy }) {
  const { secondFactorFrom, allowedWays, sessionHours } = policy
  if (!secondFactorFrom && allowedWays.length === 0 && sessionHours === null) return null
  const [t, format, ways] = await Promise.all([
    getTranslations('signInPolicy'),
    getFormatter(),
    listWays(allowedWays),
  ])
  return (
    <Card title={t('title')}>
      <ul className="grid gap-1">
        {secondFactorFrom && (
          <li>
            {requiresFactor(policy)
              ? t('factor')
              : t('factorFrom', { date: format.dateTime(secondFactorFrom, 'day') })}
          </li>
        )}
        {allowedWays.length > 0 && <li>{t('waysAllowed', { ways })}</li>}
        {sessionHours !== null && <li>{t('sessionLasts', { hours: sessionHours })}</li>}
      </ul>
    </Card>
  )
}

/** Names ways to sign in in a sentence. */
export async function listWays(ways: string[]): Promise<string> {
  const [label, format] = await Promise.all([wayLabels(), getFormatter()])
  return format.list(ways.map(label), { type: 'unit' })
}

/** Tells a member without a second factor from when on the organization requires one. */
export async function FactorNotice({ org }: { org: OrgContext }) {
  const { policy, isReady, actor, organization } = org
  const from = policy.secondFactorFrom
  // From that day on, a member without one does not get here.
  if (!from || isReady || actor.isStaff) return null
  const [t, format] = await Promise.all([getTranslations('required'), getFormatter()])
  const date = format.dateTime(from, 'day')
  return (
    <Banner
      tone="warning"
      className="mb-6"
      action={
        <ButtonLink href={securityPath(orgPath(organization.slug))} size="sm">
          {t('setUp')}
        </ButtonLink>
      }
    >
      {t('soon', { organization: organization.name, date })}
    </Banner>
  )
}
