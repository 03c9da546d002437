import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { AuthCard } from '@/components/ui/auth-card'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { pageTitle } from '@/components/shell/org-title'
import {
  addAddressAction,
  changeAddressAction,
  undoAddressAction,
} from '@/lib/accounts/address/actions'
import { findAddressLink } from '@/lib/accounts/address/queries'

export const generateMetadata = pageTitle('address', 'title')

/**
 * The page of an emailed link that confirms a new primary address (`?email=`) or a further one (`?add=`),
 * or restores the old one (`?undo=`). Opening it changes nothing; the button does.
 */
export default async function ChangeEmailLinkPage(props: PageProps<'/change-email/[token]'>) {
  const { token } = await props.params
  const { email, add, undo } = await props.searchParams
  const purpose = undo ? 'undo-address' : add ? 'add-address' : 'change-address'
  const [t, errors, found] = await Promise.all([
    getTranslations('address'),
    getTranslations('errors'),
    findAddressLink(purpose, { token, email: undo ?? add ?? email }),
  ])
  if (!found)
    return (
      <AuthCard title={t('deadTitle')} description={t(undo ? 'undoDead' : 'dead')}>
        <ButtonLink href="/account/email">{t('pageTitle')}</ButtonLink>
      </AuthCard>
    )
  const { link, from, isTaken } = found
  if (isTaken)
    return (
      <AuthCard title={t('title')}>
        <Banner tone="warning">{errors('email-taken')}</Banner>
      </AuthCard>
    )
  if (purpose === 'add-address')
    return (
      <AuthCard title={t('addTitle')} description={t('addText', { from, to: link.email })}>
        <ActionButton action={addAddressAction} fields={{ ...link }} variant="primary">
          {t('add')}
        </ActionButton>
      </AuthCard>
    )
  if (purpose === 'undo-address')
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
