import { ActionButton } from '@/components/form/action-button'
import { pageTitle } from '@/components/shell/org-title'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { unsubscribeAction } from '@/lib/accounts/notifications/actions'
import { findUnsubscribeLink } from '@/lib/accounts/notifications/queries'
import { getTranslations } from '@/lib/i18n/translations'

export const generateMetadata = pageTitle('notifications', 'title')

/**
 * The page of an email's unsubscribe link. Opening it changes nothing; the button turns this type of
 * email off.
 */
export default async function UnsubscribePage(props: PageProps<'/unsubscribe/[token]'>) {
  const { token } = await props.params
  const { kind } = await props.searchParams
  const [t, found] = await Promise.all([
    getTranslations('notifications'),
    findUnsubscribeLink({ token, kind }),
  ])
  const settings = <ButtonLink href="/account/notifications">{t('settings')}</ButtonLink>
  if (!found) return <AuthCard title={t('deadTitle')}>{settings}</AuthCard>
  const { link, isOff } = found
  const what = t(`kinds.${link.kind}`)
  if (isOff)
    return (
      <AuthCard title={t('offTitle')} description={t('off', { what })}>
        {settings}
      </AuthCard>
    )
  return (
    <AuthCard title={t('stopTitle')} description={t('stopText', { what })}>
      <ActionButton action={unsubscribeAction} fields={{ ...link }} variant="primary">
        {t('stop')}
      </ActionButton>
    </AuthCard>
  )
}
