import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { userAgentFromString } from 'next/server'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { DataTable } from '@/components/ui/table'
import { requireUser } from '@/lib/access/context'
import { endAllSessionsAction, endSessionAction } from '@/lib/accounts/profile/actions'
import { listSessions } from '@/lib/accounts/profile/queries'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('nav'))('sessions'),
})

/** Where the person is signed in, and the way out of each. */
export default async function SessionsPage() {
  const user = await requireUser()
  const [t, nav, app, locale, sessions] = await Promise.all([
    getTranslations('account'),
    getTranslations('nav'),
    getTranslations('app'),
    getLocale(),
    listSessions(user),
  ])
  const device = (userAgent: string | null) => {
    const { browser, os } = userAgentFromString(userAgent ?? undefined)
    return browser.name
      ? t('deviceName', { browser: browser.name, system: os.name ?? '?' })
      : t('unknownDevice')
  }
  return (
    <>
      <PageHeader
        title={nav('sessions')}
        description={t('sessionsIntro')}
        actions={
          <ConfirmAction
            action={endAllSessionsAction}
            label={t('endAll')}
            ask={t('endAllTitle')}
            text={t('endAllText')}
            trigger={{ variant: 'secondary' }}
            danger
          />
        }
      />
      <DataTable
        caption={t('sessionsCaption')}
        rows={sessions}
        columns={[
          {
            label: t('device'),
            cell: ({ userAgent, isThis }) => (
              <span className="flex flex-wrap items-center gap-2">
                {device(userAgent)}
                {isThis && <Badge tone="success">{t('this')}</Badge>}
              </span>
            ),
          },
          {
            label: t('since'),
            cell: ({ createdAt }) => <RelativeTime date={createdAt} locale={locale} />,
          },
          {
            label: t('seen'),
            cell: ({ lastSeenAt }) => <RelativeTime date={lastSeenAt} locale={locale} />,
          },
          {
            label: app('cancel'),
            hidden: true,
            cell: ({ id, isThis, userAgent }) =>
              !isThis && (
                <ActionButton
                  action={endSessionAction}
                  fields={{ sessionId: id }}
                  size="sm"
                  aria-label={t('endWho', { device: device(userAgent) })}
                >
                  {t('end')}
                </ActionButton>
              ),
          },
        ]}
      />
    </>
  )
}
