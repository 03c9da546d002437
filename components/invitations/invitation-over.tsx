import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { LocalMoment } from '@/components/ui/local-moment'
import { askForRenewalAction } from '@/lib/invitations/actions'
import type { InvitationView } from '@/lib/invitations/invitation-view'
import { loginPath, orgPath } from '@/lib/paths'
import { MailForm } from './mail-form'

/** An invitation that can no longer be accepted: why, and who can help. */
export async function InvitationOver({
  state,
  offers,
  invitation,
  token,
}: InvitationView & { token: string }) {
  const [t, format] = await Promise.all([getTranslations('invitation'), getFormatter()])
  if (!invitation || state === 'unknown' || state === 'open')
    return (
      <AuthCard title={t('unknownTitle')} description={t('unknown')}>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </AuthCard>
    )
  const { organization, slug, address, expiresAt, invitedBy } = invitation
  const isIn = offers.includes('open-organization')
  return (
    <AuthCard
      title={isIn ? t('memberTitle', { organization }) : t(`${state}Title`, { organization })}
      description={
        isIn
          ? undefined
          : t.rich(state, {
              organization,
              address,
              inviter: invitedBy ?? t('somebody'),
              date: format.dateTime(expiresAt, 'moment'),
              moment: (chunks) => <LocalMoment at={expiresAt}>{chunks}</LocalMoment>,
            })
      }
    >
      {isIn ? (
        <ButtonLink href={orgPath(slug)} variant="primary">
          {t('open', { organization })}
        </ButtonLink>
      ) : (
        <>
          {offers.includes('ask-for-renewal') && (
            <MailForm
              {...{ token, action: askForRenewalAction, label: t('askForRenewal') }}
              variant="primary"
              sent={{ title: t('renewalAskedTitle'), text: t('renewalAsked', { organization }) }}
            />
          )}
          {offers.includes('home') ? (
            <ButtonLink href="/orgs">{t('home')}</ButtonLink>
          ) : (
            <ButtonLink href={loginPath(state === 'accepted' ? orgPath(slug) : '/orgs')}>
              {t('signInPlain')}
            </ButtonLink>
          )}
        </>
      )}
    </AuthCard>
  )
}
