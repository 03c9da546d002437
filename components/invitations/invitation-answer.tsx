import type { ComponentProps } from 'react'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { OrByProvider, ProviderProblem } from '@/components/accounts/provider-buttons'
import { AuthCard } from '@/components/ui/auth-card'
import { Banner } from '@/components/ui/banner'
import config from '@/guildhall.config'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button-link'
import { LocalMoment } from '@/components/ui/local-moment'
import { signOutAction } from '@/lib/accounts/sign-in/actions'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { joinForm } from '@/lib/backends/queries'
import {
  acceptInvitationAction,
  declineInvitationAction,
  mailProofAction,
} from '@/lib/invitations/actions'
import type { InvitationView } from '@/lib/invitations/invitation-view'
import { formKind } from '@/lib/kinds/queries'
import { loginPath, orgPath } from '@/lib/paths'
import { AcceptForm } from './asked-fields'
import { JoinForm, MailForm, NameAddressForm } from './mail-form'
import { FactorFirst } from '@/components/organizations/factor-notice'
import { roleLabels } from '@/components/members/role-labels'

export interface InvitationAnswerProps extends InvitationView {
  token: string
  invitation: NonNullable<InvitationView['invitation']>
  user: SignedIn | null
  /** What the address says of a provider from which somebody comes back. */
  query: ComponentProps<typeof ProviderProblem>
}

/** An open invitation: its details, and what the viewer can do to accept it. */
export async function InvitationAnswer(props: InvitationAnswerProps) {
  if (props.viewer === 'member') return <MemberAlready {...props} />
  if (props.viewer === 'another') return <AnotherAccount {...props} />
  const { token, invitation, viewer, offers, user, query } = props
  const { organization, invitedBy, address, message, expiresAt } = invitation
  const isUnready = props.lacksFactor && viewer === 'invited'
  const may = (offer: (typeof offers)[number]) =>
    offers.includes(offer) && !(isUnready && offer === 'accept')
  const here = `/invitations/${token}`
  const [t, errors, label, format] = await Promise.all([
    getTranslations('invitation'),
    getTranslations('errors'),
    roleLabels(),
    getFormatter(),
  ])
  const role = label(invitation.role)
  const closed = config.allow.signUp === 'closed' ? 'sign-up-closed' : null
  const { kind, given, organizationId } = invitation
  const asked = {
    form: formKind(kind, 'memberFields', { without: given }),
    ...{ organizationId, user },
  }
  return (
    <AuthCard
      leading={
        <Avatar
          name={organization}
          seed={invitation.slug}
          picture={invitation.picture}
          shape="square"
          size="xl"
        />
      }
      title={t('title', { organization })}
      description={
        invitedBy
          ? t('by', { inviter: invitedBy, organization, role })
          : t('byNobody', { organization, role })
      }
      below={
        <>
          {t('for', { address })}{' '}
          {t.rich('expires', {
            date: format.dateTime(expiresAt, 'moment'),
            moment: (chunks) => <LocalMoment at={expiresAt}>{chunks}</LocalMoment>,
          })}
        </>
      }
    >
      <ProviderProblem error={query.error} provider={query.provider} />
      {message && (
        <figure className="grid gap-1 rounded-control border-l-2 border-line-strong bg-sunken p-3">
          <figcaption className="text-[0.8125rem] text-muted">
            {t('message', { inviter: invitedBy ?? t('somebody') })}
          </figcaption>
          <blockquote className="wrap-anywhere whitespace-pre-line">{message}</blockquote>
        </figure>
      )}
      {invitation.isFull && (
        <Banner tone="warning" title={t('fullTitle', { organization })}>
          {t('full', { inviter: invitedBy ?? t('somebody') })}
        </Banner>
      )}
      {isUnready && <FactorFirst organization={organization} next={here} />}
      {props.lacksFactor && viewer === 'newcomer' && !closed && (
        <FactorFirst organization={organization} />
      )}
      {viewer === 'newcomer' && closed && <Banner>{errors(closed)}</Banner>}
      {may('join') && <JoinForm {...{ token, address, asked }} backend={joinForm(kind)} />}
      {may('name-address') && <NameAddressForm token={token} />}
      {may('sign-in') && (
        <>
          <p className="text-muted">{t(viewer === 'known' ? 'known' : 'unproven', { address })}</p>
          <ButtonLink href={loginPath(here)} variant="primary">
            {t('signIn')}
          </ButtonLink>
        </>
      )}
      {may('mail-link') && (
        <MailForm
          {...{ token, action: mailProofAction, label: t('mailLink') }}
          intro={t('mailLinkText')}
          sent={{ title: t('proofSentTitle'), text: t('mailLinkSent', { address }) }}
        />
      )}
      {may('provider') && <OrByProvider next={here} />}
      {may('accept') && user?.email !== address && user && (
        <p className="text-muted">
          {t('acceptAs', { current: user.email })} {props.keepsAddress && t('keeps', { address })}
        </p>
      )}
      {may('accept') && asked.form && <AcceptForm {...{ token, asked }} />}
      <div className="flex flex-wrap gap-2 empty:hidden [&>form]:grid [&>form]:flex-1">
        {may('accept') && !asked.form && (
          <ActionButton action={acceptInvitationAction} fields={{ token }} variant="primary">
            {t('accept')}
          </ActionButton>
        )}
        {may('decline') && (
          <ActionButton action={declineInvitationAction} fields={{ token }}>
            {t('decline')}
          </ActionButton>
        )}
      </div>
    </AuthCard>
  )
}

async function MemberAlready({ invitation: { organization, slug } }: InvitationAnswerProps) {
  const t = await getTranslations('invitation')
  return (
    <AuthCard title={t('memberTitle', { organization })}>
      <ButtonLink href={orgPath(slug)} variant="primary">
        {t('open', { organization })}
      </ButtonLink>
    </AuthCard>
  )
}

/**
 * Shows both addresses, a way to switch accounts, and a way to verify the invited address for this
 * account; the invitation stays unchanged.
 */
async function AnotherAccount({ token, invitation, offers, user }: InvitationAnswerProps) {
  const t = await getTranslations('invitation')
  const { address } = invitation
  const back = loginPath(`/invitations/${token}`)
  return (
    <AuthCard
      title={t('anotherTitle')}
      description={t('another', { address, current: user?.email ?? '' })}
      below={t('anotherHint', { address })}
    >
      <ActionButton action={signOutAction} fields={{ next: back }} variant="primary">
        {t('switch')}
      </ActionButton>
      {offers.includes('prove-address') && (
        <MailForm
          {...{ token, action: mailProofAction, label: t('prove') }}
          intro={t('proveText', { address, current: user?.email ?? '' })}
          sent={{ title: t('proofSentTitle'), text: t('proofSent', { address }) }}
        />
      )}
    </AuthCard>
  )
}
