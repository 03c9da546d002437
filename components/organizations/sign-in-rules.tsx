import { Card } from '@/components/ui/card'
import { type SignInPolicy, wayNames } from '@/lib/access/sign-in-policy'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { requiresFactor } from '@/lib/organizations/readiness-view'
import { providerName } from '@/lib/accounts/sign-in/providers'

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

/** Returns a function that names a way to sign in of an organization's policy. */
export async function wayLabels(): Promise<(way: string) => string> {
  const t = await getTranslations('signInPolicy.ways')
  return (way) => {
    const own = wayNames.find((name) => name === way)
    return own ? t(own) : providerName(way)
  }
}
