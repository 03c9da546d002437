import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { JoinButton } from '@/components/join-links/join-button'
import { roleLabels } from '@/components/members/role-labels'
import { BackendFields } from '@/components/organizations/drawn-fields'
import { MailSent } from '@/components/accounts/mail-sent'
import { AuthCard } from '@/components/ui/auth-card'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button-link'
import { LocalMoment } from '@/components/ui/local-moment'
import { signOutAction } from '@/lib/accounts/sign-in/actions'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { signUpForm } from '@/lib/backends/queries'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import {
  joinByLinkAction,
  registerToJoinAction,
  withdrawRequestAction,
} from '@/lib/join-links/actions'
import type { JoinLinkView } from '@/lib/join-links/queries'
import { loginPath, orgPath } from '@/lib/paths'

interface JoinAnswerProps {
  token: string
  viewer: JoinLinkView['viewer']
  link: NonNullable<JoinLinkView['link']>
  user: SignedIn | null
}

/** A join link: the organization, and what the viewer can do to join. */
export async function JoinAnswer({ token, viewer, link, user }: JoinAnswerProps) {
  const { organization, slug, picture, domains, expiresAt } = link
  const [t, label, format] = await Promise.all([
    getTranslations('join'),
    roleLabels(),
    getFormatter(),
  ])
  const leading = (
    <Avatar name={organization} seed={slug} picture={picture} shape="square" size="xl" />
  )
  const back = `/join/${token}`
  if (viewer === 'member')
    return (
      <AuthCard leading={leading} title={t('memberTitle', { organization })}>
        <ButtonLink href={orgPath(slug)} variant="primary">
          {t('open', { organization })}
        </ButtonLink>
      </AuthCard>
    )
  if (viewer === 'asked')
    return (
      <AuthCard
        leading={leading}
        title={t('askedTitle')}
        description={t('asked', { organization })}
      >
        <ActionButton action={withdrawRequestAction} fields={{ requestId: link.requestId ?? '' }}>
          {t('withdraw')}
        </ActionButton>
      </AuthCard>
    )
  if (!link.takesViewer)
    return (
      <AuthCard
        leading={leading}
        title={t('wrongTitle')}
        description={t('wrong', { current: user?.email ?? '', domains: format.list(domains) })}
      >
        <ActionButton action={signOutAction} fields={{ next: loginPath(back) }} variant="primary">
          {t('switch')}
        </ActionButton>
      </AuthCard>
    )
  return (
    <AuthCard
      leading={leading}
      title={t('title', { organization })}
      description={
        <>
          {t('role', { role: label(link.role) })}
          {link.needsApproval && <> {t('approval')}</>}
          {domains.length > 0 && <> {t('domains', { domains: format.list(domains) })}</>}
        </>
      }
      below={
        expiresAt &&
        t.rich('expires', {
          date: format.dateTime(expiresAt, 'moment'),
          moment: (chunks) => <LocalMoment at={expiresAt}>{chunks}</LocalMoment>,
        })
      }
    >
      {viewer === 'stranger' ? (
        <JoinButton
          action={joinByLinkAction}
          schema="join-links.joinToken"
          fields={{ token }}
          organization={link}
          user={user}
          here={back}
        />
      ) : (
        <SignedOut token={token} link={link} />
      )}
    </AuthCard>
  )
}

/** For signed-out people, with or without an account. */
async function SignedOut({ token, link }: Pick<JoinAnswerProps, 'token' | 'link'>) {
  const t = await getTranslations('join')
  const backend = signUpForm(link.kind)
  return (
    <>
      <ActionForm
        action={registerToJoinAction}
        schema="join-links.registerToJoin"
        backend={backend}
        hidden={{ token }}
        done={
          <MailSent title={t('sentTitle')} isAddressed>
            {t('sent', { needsApproval: String(link.needsApproval) })}
          </MailSent>
        }
      >
        <p className="text-muted">{t('newcomer')}</p>
        <TextField name="email" type="email" label={t('email')} autoComplete="email" required />
        {backend && <BackendFields form={backend} />}
        <SubmitButton>{t('register')}</SubmitButton>
      </ActionForm>
      <p className="text-muted">{t('haveAccount')}</p>
      <ButtonLink href={loginPath(`/join/${token}`)}>{t('signIn')}</ButtonLink>
    </>
  )
}

interface JoinLinkOverProps {
  state: JoinLinkView['state']
  /** The organization's name; undefined for an unknown link. */
  organization?: string
}

/** A join link that no longer works: why, and who can help. */
export async function JoinLinkOver({ state, organization }: JoinLinkOverProps) {
  const t = await getTranslations('join')
  const isKnown = state === 'expired' || state === 'used-up' || state === 'deleted'
  return (
    <AuthCard
      title={organization ? t(isKnown ? `${state}Title` : 'overTitle') : t('unknownTitle')}
      description={
        organization ? t(state === 'deleted' ? state : 'over', { organization }) : t('unknown')
      }
    >
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </AuthCard>
  )
}
