import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { redirect } from 'next/navigation'
import { CurrentPasswordField } from '@/components/accounts/password-proof'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { AuthCard, OrDivider } from '@/components/ui/auth-card'
import { ProviderButtons, ProviderProblem } from '@/components/accounts/provider-buttons'
import { UsePasskey } from '@/components/accounts/use-passkey'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import config from '@/guildhall.config'
import { whyNotSignUp } from '@/lib/access/allowed'
import { currentUser } from '@/lib/access/context'
import { signInByPasskeyAction } from '@/lib/accounts/factors/actions'
import { requestSignInLinkAction, signInAction } from '@/lib/accounts/sign-in/actions'
import { signUpPath } from '@/lib/backends/queries'
import { minutes } from '@/lib/config/define-guildhall'
import { viewSignIn } from '@/lib/invitations/invitation-view'
import { safeNext } from '@/lib/paths'

export async function generateMetadata({ searchParams }: PageProps<'/login'>): Promise<Metadata> {
  const [t, { by }] = await Promise.all([getTranslations('login'), searchParams])
  return { title: t(by === 'link' ? 'linkTitle' : 'title') }
}

/** Sign-in by password, by an emailed link (`?by=link`) or with a provider; continues to `?next=`. */
export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const query = await searchParams
  const next = safeNext(query.next)
  const user = await currentUser()
  // Before a sensitive action, a person without a password has to sign in again.
  if (user && query.again === undefined) redirect(next)
  const invited = await viewSignIn(next)
  return query.by === 'link' ? (
    <ByLink next={next} invited={invited} again={user?.email} />
  ) : (
    <ByPassword next={next} invited={invited} query={query} />
  )
}

type Query = Awaited<PageProps<'/login'>['searchParams']>

interface SignInProps {
  next: string
  /** The invitation to answer after signing in. */
  invited: Awaited<ReturnType<typeof viewSignIn>>
}

async function ByPassword({ next, invited, query }: SignInProps & { query: Query }) {
  const t = await getTranslations('login')
  return (
    <AuthCard
      title={t('title')}
      description={invited && t('toAccept', { organization: invited.organization })}
      below={
        !whyNotSignUp() &&
        t.rich('noAccount', { link: (text) => <TextLink href={signUpPath()}>{text}</TextLink> })
      }
    >
      <ProviderProblem error={query.error} provider={query.provider} />
      <ActionForm
        action={signInAction}
        schema="sign-in.signIn"
        hidden={{ next }}
        defaults={invited?.address ? { email: invited.address } : {}}
      >
        <TextField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username webauthn"
          required
        />
        <CurrentPasswordField
          label={t('password')}
          aside={<TextLink href="/forgot-password">{t('forgot')}</TextLink>}
        />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
      <OrDivider label={t('or')} />
      <div className="grid gap-2">
        <UsePasskey action={signInByPasskeyAction} use="sign-in" next={next} autofill />
        <ButtonLink
          href={`/login?by=link${query.again ? '&again=1' : ''}&next=${encodeURIComponent(next)}`}
        >
          {t('link')}
        </ButtonLink>
        <ProviderButtons next={next} />
      </div>
    </AuthCard>
  )
}

async function ByLink({ next, invited, again }: SignInProps & { again?: string | undefined }) {
  const t = await getTranslations('login')
  const lifetime = { minutes: config.lifetimes.signInLink / minutes(1) }
  return (
    <AuthCard
      title={t('linkTitle')}
      description={t('linkIntro', lifetime)}
      below={
        !again && (
          <TextLink href={`/login?next=${encodeURIComponent(next)}`}>{t('withPassword')}</TextLink>
        )
      }
    >
      <ActionForm
        action={requestSignInLinkAction}
        schema="sign-in.requestLink"
        hidden={{ next }}
        defaults={{ email: again ?? invited?.address ?? '' }}
      >
        <TextField name="email" type="email" label={t('email')} autoComplete="username" required />
        <SubmitButton>{t('linkSubmit')}</SubmitButton>
      </ActionForm>
      {again && <ProviderButtons next={next} />}
    </AuthCard>
  )
}
