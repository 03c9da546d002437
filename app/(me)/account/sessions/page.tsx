import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { userAgentFromString } from 'next/server'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { requireUser } from '@/lib/access/context'
import { endAllSessionsAction, endSessionAction } from '@/lib/users/actions'
import { listSessions } from '@/lib/users/queries'

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
  const endAll = (
    <ConfirmDialog
      trigger={t('endAll')}
      title={t('endAllTitle')}
      description={t('endAllText')}
      cancelLabel={app('cancel')}
    >
      <ActionButton action={endAllSessionsAction} variant="danger">
        {t('endAll')}
      </ActionButton>
    </ConfirmDialog>
  )
  return (
    <>
      <PageHeader title={nav('sessions')} description={t('sessionsIntro')} actions={endAll} />
      <Table
        caption={t('sessionsCaption')}
        columns={[
          { label: t('device') },
          { label: t('since') },
          { label: t('seen') },
          { label: app('cancel'), hidden: true },
        ]}
      >
        {sessions.map(({ id, isThis, userAgent, createdAt, lastSeenAt }) => (
          <TableRow key={id}>
            <TableCell kind="lead">
              <span className="flex flex-wrap items-center gap-2">
                {device(userAgent)}
                {isThis && <Badge tone="success">{t('this')}</Badge>}
              </span>
            </TableCell>
            <TableCell label={t('since')}>
              <RelativeTime date={createdAt} locale={locale} />
            </TableCell>
            <TableCell label={t('seen')}>
              <RelativeTime date={lastSeenAt} locale={locale} />
            </TableCell>
            <TableCell kind="actions">
              {!isThis && (
                <ActionButton
                  action={endSessionAction}
                  fields={{ sessionId: id }}
                  size="sm"
                  aria-label={t('endWho', { device: device(userAgent) })}
                >
                  {t('end')}
                </ActionButton>
              )}
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </>
  )
}
