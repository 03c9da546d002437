import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ProviderButtons } from '@/components/accounts/provider-buttons'
import { ActionButton } from '@/components/form/action-button'
import { LeaveSuspended } from '@/components/organizations/without-access'
import { listWays } from '@/components/organizations/sign-in-rules'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { findBlocked, requireUser } from '@/lib/access/context'
import { wayNames, type Blocked } from '@/lib/access/sign-in-policy'
import { startAuthenticatorAction } from '@/lib/accounts/factors/actions'
import { displayName } from '@/lib/accounts/person'
import { getTranslations } from '@/lib/i18n/translations'
import { orgPath, proofPath, safeNext, securityPath, signInAgainPath } from '@/lib/paths'

type Props = PageProps<'/account/required/[slug]'>

const titles = {
  'second-factor': 'factorTitle',
  'way-in': 'wayTitle',
  session: 'sessionTitle',
} as const satisfies Record<Blocked, string>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, blocked] = await Promise.all([
    getTranslations('required'),
    findBlocked((await params).slug),
  ])
  return { title: t(titles[blocked?.why ?? 'second-factor']) }
}

/**
 * What an organization's sign-in policy asks of a member before they can open its pages, and the way to
 * do it; returns to `?next=`. A page of its own, because it must work without JavaScript.
 */
export default async function RequiredPage({ params, searchParams }: Props) {
  const user = await requireUser()
  const { slug } = await params
  const next = safeNext((await searchParams).next, orgPath(slug))
  const blocked = await findBlocked(slug)
  if (!blocked) redirect(next)
  const { why, policy, owner } = blocked
  const organization = blocked.organization.name
  const t = await getTranslations('required')
  const help = owner.id !== user.id && (
    <>
      <p className="mb-4 text-muted">{t('help', { owner: displayName(owner) })}</p>
      <LeaveSuspended organization={blocked.organization} isBlocked />
    </>
  )
  if (why === 'second-factor')
    return (
      <>
        <PageHeader title={t('factorTitle')} description={t('factorText', { organization })} />
        <Card>
          <SetUp next={next} />
          {help}
        </Card>
      </>
    )
  if (why === 'way-in') {
    const ways = await listWays(policy.allowedWays)
    return (
      <>
        <PageHeader title={t('wayTitle')} description={t('wayText', { organization, ways })} />
        <Card>
          <SignInBy next={next} ways={policy.allowedWays} />
          {help}
        </Card>
      </>
    )
  }
  const hours = policy.sessionHours ?? 0
  return (
    <>
      <PageHeader
        title={t('sessionTitle')}
        description={t('sessionText', { organization, hours })}
      />
      <Card>
        <ButtonLink href={proofPath(next)} variant="primary">
          {t('confirm')}
        </ButtonLink>
      </Card>
    </>
  )
}

async function SetUp({ next }: { next: Route }) {
  const [t, factors] = await Promise.all([getTranslations('required'), getTranslations('factors')])
  return (
    <div className="mb-4 flex flex-wrap gap-3">
      <ActionButton action={startAuthenticatorAction} fields={{ next }} variant="primary">
        {factors('setUp')}
      </ActionButton>
      <ButtonLink href={`${securityPath(next)}#passkeys` as Route}>{t('passkey')}</ButtonLink>
    </div>
  )
}

/** The sign-in page shows all ways; those that the organization does not allow lead here again. */
async function SignInBy({ next, ways }: { next: Route; ways: string[] }) {
  const t = await getTranslations('required')
  const byPage = ways.includes('password') || ways.includes('passkey')
  const providers = ways.filter((way) => !wayNames.some((name) => name === way))
  return (
    <div className="mb-4 flex flex-wrap gap-3">
      {byPage && (
        <ButtonLink
          href={`/login?again=1&next=${encodeURIComponent(next)}` as Route}
          variant="primary"
        >
          {t('signIn')}
        </ButtonLink>
      )}
      {ways.includes('email') && (
        <ButtonLink href={signInAgainPath(next)}>{t('byEmail')}</ButtonLink>
      )}
      <ProviderButtons next={next} only={providers} />
    </div>
  )
}
