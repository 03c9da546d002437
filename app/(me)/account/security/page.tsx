import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { ConnectedAccounts } from '@/components/accounts/connected-accounts'
import { CurrentPasswordField } from '@/components/accounts/password-proof'
import { Passkeys } from '@/components/accounts/passkeys'
import { SecondFactors } from '@/components/accounts/second-factors'
import { ActionForm } from '@/components/form/action-form'
import { NewPasswordFields } from '@/components/form/new-password-fields'
import { SubmitButton } from '@/components/form/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import config from '@/guildhall.config'
import { requireUser } from '@/lib/access/context'
import { readWaysIn } from '@/lib/accounts/factors/queries'
import { changePasswordAction } from '@/lib/accounts/profile/actions'
import { safeNext } from '@/lib/paths'

export const generateMetadata = pageTitle('nav', 'security')

/** The person's ways to sign in; with `?next=`, they are on their way there. */
export default async function SecurityPage({ searchParams }: PageProps<'/account/security'>) {
  const user = await requireUser()
  const query = await searchParams
  // From an organization that requires a second factor.
  const next = query.next === undefined ? undefined : safeNext(query.next)
  const [t, nav, required, ways] = await Promise.all([
    getTranslations('account'),
    getTranslations('nav'),
    getTranslations('required'),
    readWaysIn(user),
  ])
  return (
    <>
      <PageHeader title={nav('security')} description={t('securityIntro')} />
      {next && (
        <Banner
          className="mb-6"
          action={
            <ButtonLink href={next} size="sm">
              {required('continue')}
            </ButtonLink>
          }
        >
          {required('then')}
        </Banner>
      )}
      <Section id="password" title={t('passwordTitle')} description={t('passwordText')}>
        <Card>{ways.hasPassword ? <ChangePassword email={user.email} /> : <NoPassword />}</Card>
      </Section>
      <SecondFactors ways={ways} next={next} />
      <Passkeys user={user} ways={ways} next={next} />
      <ConnectedAccounts ways={ways} query={query} />
    </>
  )
}

async function ChangePassword({ email }: { email: string }) {
  const t = await getTranslations('account')
  return (
    <ActionForm action={changePasswordAction} schema="profile.changePassword" clears>
      <CurrentPasswordField name="currentPassword" label={t('current')} email={email} />
      <NewPasswordFields
        labels={{ password: t('new'), hint: t('newHint'), confirm: t('confirm') }}
      />
      <SubmitButton>{t('setPassword')}</SubmitButton>
    </ActionForm>
  )
}

async function NoPassword() {
  const t = await getTranslations('account')
  if (!config.allow.firstPassword) return <p>{t('noPasswordHere')}</p>
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>{t('noPassword')}</p>
      <ButtonLink href="/forgot-password">{t('sendReset')}</ButtonLink>
    </div>
  )
}
