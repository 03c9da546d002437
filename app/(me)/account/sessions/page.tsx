import { pageTitle } from '@/components/shell/org-title'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { deviceTexts } from '@/components/accounts/security-texts'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { DataTable } from '@/components/ui/table'
import { requireUser } from '@/lib/access/context'
import {
  endAllSessionsAction,
  endOtherSessionsAction,
  endSessionAction,
} from '@/lib/accounts/profile/actions'
import { listSessions } from '@/lib/accounts/profile/queries'

export const generateMetadata = pageTitle('nav', 'sessions')

/** The person's sessions, each with a button to end it. */
export default async function SessionsPage() {
  const user = await requireUser()
  const [t, nav, app, locale, { nameOf, placeOf }, sessions] = await Promise.all([
    getTranslations('account'),
    getTranslations('nav'),
    getTranslations('app'),
    getLocale(),
    deviceTexts(),
    listSessions(user),
  ])
  const isPlaced = sessions.some(placeOf)
  return (
    <>
      <PageHeader
        title={nav('sessions')}
        description={t('sessionsIntro')}
        actions={
          <div className="flex flex-wrap gap-2">
            {sessions.length > 1 && (
              <ConfirmAction
                action={endOtherSessionsAction}
                label={t('endOthers')}
                ask={t('endOthersTitle')}
                text={t('endOthersText')}
              />
            )}
            <ConfirmAction
              action={endAllSessionsAction}
              label={t('endAll')}
              ask={t('endAllTitle')}
              text={t('endAllText')}
              trigger={{ variant: 'secondary' }}
              danger
            />
          </div>
        }
      />
      <DataTable
        caption={t('sessionsCaption')}
        rows={sessions}
        columns={[
          {
            label: t('device'),
            cell: (session) => (
              <span className="flex flex-wrap items-center gap-2">
                {nameOf(session)}
                {session.isThis && <Badge tone="success">{t('this')}</Badge>}
              </span>
            ),
          },
          ...(isPlaced ? [{ label: t('place'), cell: placeOf }] : []),
          {
            label: t('since'),
            cell: ({ createdAt, ways }) => (
              <span className="grid">
                <RelativeTime date={createdAt} locale={locale} />
                <span className="text-sm text-muted">
                  {ways.map((way) => t(`ways.${way}`)).join(' + ')}
                </span>
              </span>
            ),
          },
          {
            label: t('seen'),
            cell: ({ lastSeenAt }) => <RelativeTime date={lastSeenAt} locale={locale} />,
          },
          {
            label: app('actions'),
            hidden: true,
            cell: (session) =>
              !session.isThis && (
                <ActionButton
                  action={endSessionAction}
                  fields={{ sessionId: session.id }}
                  size="sm"
                  aria-label={t('endWho', { device: nameOf(session) })}
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
