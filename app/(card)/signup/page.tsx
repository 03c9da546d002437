import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { OrByProvider } from '@/components/accounts/provider-buttons'
import { pageTitle } from '@/components/shell/org-title'
import { KindChoice } from '@/components/organizations/kind-choice'
import { KindFields, BackendFields } from '@/components/organizations/drawn-fields'
import { kindLabels } from '@/components/organizations/kind-labels'
import { OrganizationFields } from '@/components/organizations/organization-fields'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { whyNotSignUp } from '@/lib/access/allowed'
import { currentUser } from '@/lib/access/context'
import { signUpForm, signUpPath } from '@/lib/backends/queries'
import { chosenKind, formNewKind } from '@/lib/kinds/queries'
import { signUpAction } from '@/lib/accounts/sign-up/actions'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = pageTitle('signup', 'title')

/** Sign-up with an organization. People who are signed in create one without an email. */
export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const asked = firstParam((await searchParams).kind)
  const kind = chosenKind(asked)
  if (await currentUser())
    redirect(asked ? (`/orgs/new?kind=${encodeURIComponent(kind)}` as Route) : '/orgs/new')
  const closed = whyNotSignUp()
  if (closed) return <SignUpClosed why={closed} />
  const own = signUpPath(kind)
  if (own !== '/signup') redirect(own)
  const backend = signUpForm(kind)
  const [t, labels] = await Promise.all([getTranslations('signup'), kindLabels(kind)])
  return (
    <AuthCard
      title={labels.create}
      description={t('intro')}
      below={t.rich('haveAccount', {
        link: (text) => <TextLink href="/login">{text}</TextLink>,
      })}
    >
      <KindChoice here="/signup" kind={kind} />
      <ActionForm
        key={kind}
        action={signUpAction}
        schema="sign-up.signUp"
        kind={formNewKind(kind)}
        backend={backend}
        hidden={{ kind }}
      >
        <OrganizationFields kind={kind} chooser={{}} />
        <TextField name="email" type="email" label={t('email')} autoComplete="email" required />
        <KindFields kind={kind} part="memberFields" chooser={{}} />
        {backend && <BackendFields form={backend} />}
        <SubmitButton>{labels.create}</SubmitButton>
      </ActionForm>
      {/* What the backend asks beside, a provider does not tell. */}
      {!backend && <OrByProvider next={`/orgs/new?kind=${encodeURIComponent(kind)}`} />}
    </AuthCard>
  )
}

async function SignUpClosed({ why }: { why: 'sign-up-closed' | 'sign-up-invited' }) {
  const [t, errors, login] = await Promise.all([
    getTranslations('signup'),
    getTranslations('errors'),
    getTranslations('login'),
  ])
  return (
    <AuthCard title={t('closedTitle')} description={errors(why)}>
      <ButtonLink href="/login" variant="primary">
        {login('submit')}
      </ButtonLink>
    </AuthCard>
  )
}
