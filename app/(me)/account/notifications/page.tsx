import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SubmitButton } from '@/components/form/submit-button'
import { pageTitle } from '@/components/shell/org-title'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/access/context'
import { chooseMailsAction } from '@/lib/accounts/notifications/actions'
import { listMailKinds } from '@/lib/accounts/notifications/queries'
import { getTranslations } from '@/lib/i18n/translations'

export const generateMetadata = pageTitle('notifications', 'title')

/** Which optional emails the person receives. */
export default async function NotificationsPage() {
  const user = await requireUser()
  const [t, app, kinds] = await Promise.all([
    getTranslations('notifications'),
    getTranslations('app'),
    listMailKinds(user),
  ])
  return (
    <>
      <PageHeader title={t('title')} description={t('intro')} />
      <Card>
        <ActionForm
          action={chooseMailsAction}
          schema="notifications.chooseMails"
          unsaved={app('unsaved')}
          defaults={Object.fromEntries(kinds.map(([kind, isOn]) => [kind, isOn ? 'true' : '']))}
        >
          {kinds.map(([kind]) => (
            <CheckboxField
              key={kind}
              name={kind}
              label={t(`kinds.${kind}`)}
              hint={t(`hints.${kind}`)}
            />
          ))}
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Card>
    </>
  )
}
