import { deviceTexts } from '@/components/accounts/security-texts'
import { ActionButton } from '@/components/form/action-button'
import { pageTitle } from '@/components/shell/org-title'
import { AuthCard } from '@/components/ui/auth-card'
import { ButtonLink } from '@/components/ui/button-link'
import { endSessionByLinkAction } from '@/lib/accounts/profile/actions'
import { findDevice } from '@/lib/accounts/profile/queries'
import { getTranslations } from '@/lib/i18n/translations'

export const generateMetadata = pageTitle('device', 'title')

/**
 * The page of the link in the email about a new device. Opening it changes nothing; the button signs
 * the device out.
 */
export default async function SignOutDevicePage(props: PageProps<'/sign-out/[token]'>) {
  const { token } = await props.params
  const [t, { nameOf, placeOf }, device] = await Promise.all([
    getTranslations('device'),
    deviceTexts(),
    findDevice(token),
  ])
  if (!device || device === 'ended')
    return (
      <AuthCard
        title={t(device ? 'overTitle' : 'deadTitle')}
        description={t(device ? 'over' : 'dead')}
      >
        <ButtonLink href="/forgot-password">{t('reset')}</ButtonLink>
      </AuthCard>
    )
  const name = [nameOf(device), placeOf(device)].filter(Boolean).join(' · ')
  return (
    <AuthCard title={name} description={t('text', { date: device.createdAt })}>
      <ActionButton action={endSessionByLinkAction} fields={{ token }} variant="danger">
        {t('end')}
      </ActionButton>
    </AuthCard>
  )
}
