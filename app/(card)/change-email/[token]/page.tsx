import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { AuthCard } from '@/components/ui/auth-card'
import { Banner } from '@/components/ui/banner'
import { SignedInWay } from '@/components/shell/signed-in-way'
import { pageTitle } from '@/components/shell/page-title'
import { changeAddressAction, undoAddressAction } from '@/lib/accounts/address/actions'
import { findAddressLink } from '@/lib/accounts/address/queries'

export const generateMetadata = pageTitle('address')

/**
 * The page of an emailed link that confirms a new address (`?email=`) or restores the old one
 * (`?undo=`). Opening it changes nothing; the button does.
 */
export default async function ChangeEmailLinkPage(props: PageProps<'/change-email/[token]'>) {
  const { token } = await props.params
  const { email, undo } = await props.searchParams
  const purpose = undo === undefined ? 'change-address' : 'undo-address'
  const [t, errors, found] = await Promise.all([
    getTranslations('address'),
    getTranslations('errors'),
    findAddressLink(purpose, { token, email: undo ?? email }),
  ])
  if (!found)
    return (
      <AuthCard title={t('deadTitle')} description={t('dead')}>
        <SignedInWay />
      </AuthCard>
    )
  const { link, from, isTaken } = found
  if (isTaken)
    return (
      <AuthCard title={t('title')}>
        <Banner tone="warning">{errors('email-taken')}</Banner>
      </AuthCard>
    )
  if (undo !== undefined)
    return (
      <AuthCard title={t('undoTitle')} description={t('undoText', { email: link.email })}>
        <ActionButton action={undoAddressAction} fields={{ ...link }} variant="primary">
          {t('undo')}
        </ActionButton>
      </AuthCard>
    )
  return (
    <AuthCard title={t('confirmTitle')} description={t('confirmText', { from, to: link.email })}>
      <ActionButton action={changeAddressAction} fields={{ ...link }} variant="primary">
        {t('title')}
      </ActionButton>
    </AuthCard>
  )
}
