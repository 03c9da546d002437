import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { LocalMoment } from '@/components/ui/local-moment'
import type { InvitationView } from '@/lib/invitations/invitation-view'
import { loginPath, orgPath } from '@/lib/paths'

/** An invitation that cannot be answered: why, and who can help. */
export async function InvitationOver({
  state,
  viewer,
  invitation,
  isSignedIn,
}: InvitationView & { isSignedIn: boolean }) {
  const [t, format] = await Promise.all([getTranslations('invitation'), getFormatter()])
  if (!invitation || state === 'unknown' || state === 'open')
    return (
      <AuthCard title={t('unknownTitle')} description={t('unknown')}>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </AuthCard>
    )
  const { organization, slug, address, expiresAt, invitedBy } = invitation
  const isIn = viewer === 'member'
  return (
    <AuthCard
      title={isIn ? t('memberTitle', { organization }) : t(`${state}Title`)}
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
      ) : isSignedIn ? (
        <ButtonLink href="/orgs">{t('home')}</ButtonLink>
      ) : (
        <ButtonLink href={loginPath(state === 'accepted' ? orgPath(slug) : '/orgs')}>
          {t('signInPlain')}
        </ButtonLink>
      )}
    </AuthCard>
  )
}
