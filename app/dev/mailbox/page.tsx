import type { ReactNode } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { BrandLogo } from '@/components/shell/part'
import { Inbox } from 'lucide'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { pageTitle } from '@/components/shell/org-title'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { LocalMoment } from '@/components/ui/local-moment'
import { PageHeader } from '@/components/ui/page-header'
import { LiveSearch } from '@/components/ui/live-search'
import { env } from '@/lib/env'
import { simulateDeliveryAction } from '@/lib/mail/actions'
import { readMailbox, type MailboxMail } from '@/lib/mail/read-mailbox'
import { readSimulations, type Simulated } from '@/lib/mail/read-simulations'
import { hasDevPages } from '@/lib/ops/dev-pages'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = pageTitle('mailbox', 'title')

/** The emails that would have been sent. Development only: lib/ops/dev-pages.ts. */
export default async function MailboxPage({ searchParams }: PageProps<'/dev/mailbox'>) {
  if (!(await hasDevPages())) notFound()
  const to = firstParam((await searchParams).to)
  const [t, mails] = await Promise.all([
    getTranslations('mailbox'),
    readMailbox(env.MAIL_DIR, { to, limit: 50 }),
  ])
  const simulations = await readSimulations(mails.map(({ id }) => id))
  return (
    <div className="mx-auto max-w-3xl px-4 py-8 sm:px-6">
      <header className="mb-8">
        <BrandLogo />
      </header>
      <main>
        <PageHeader title={t('title')} description={t('intro')} />
        <LiveSearch
          action="/dev/mailbox"
          name="to"
          label={t('filter')}
          submitLabel={t('search')}
          clearLabel={t('clear')}
          value={to}
          className="mb-6 max-w-sm"
        />
        {mails.length === 0 ? (
          <EmptyState icon={<Icon of={Inbox} />} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <ol className="grid gap-3">
            {mails.map((mail, index) => (
              <Mail key={mail.id} mail={mail} isOpen={index === 0}>
                <Simulation mailId={mail.id} simulation={simulations.get(mail.id)} />
              </Mail>
            ))}
          </ol>
        )}
      </main>
    </div>
  )
}

interface SimulationProps {
  mailId: string
  simulation: Simulated | undefined
}

/** Simulates delivery events of a provider for an invitation's email. */
async function Simulation({ mailId, simulation }: SimulationProps) {
  if (!simulation) return null
  const [t, words] = await Promise.all([getTranslations('mailbox'), getTranslations('invitations')])
  const { delivery, later } = simulation
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3 text-[0.8125rem] sm:px-5">
      <p className="text-muted">{delivery ? words(`delivery.${delivery}`) : t('simulate')}</p>
      <div className="flex flex-wrap gap-2">
        {later.map((each) => (
          <ActionButton
            key={each}
            action={simulateDeliveryAction}
            fields={{ mailId, delivery: each }}
            size="sm"
          >
            {t(`simulated.${each}`)}
          </ActionButton>
        ))}
      </div>
    </div>
  )
}

interface MailProps {
  mail: MailboxMail
  isOpen: boolean
  children: ReactNode
}

async function Mail({ mail, isOpen, children }: MailProps) {
  const [t, format] = await Promise.all([getTranslations('mailbox'), getFormatter()])
  const sentAt = new Date(mail.sentAt)
  return (
    <li className="card">
      <details open={isOpen}>
        <summary className="grid cursor-pointer gap-0.5 px-4 py-3 hover:bg-hover sm:px-5">
          <span className="font-medium wrap-anywhere text-ink">{mail.subject}</span>
          <span className="text-[0.8125rem] wrap-anywhere text-muted">
            {t('to')}: {mail.to}
            {mail.replyTo && ` · ${t('replyTo')}: ${mail.replyTo}`} ·{' '}
            <LocalMoment at={sentAt}>{format.dateTime(sentAt, 'moment')}</LocalMoment>
          </span>
        </summary>
        {/* A mail may run nothing here; its links open beside this page. */}
        <iframe
          title={mail.subject}
          srcDoc={mail.html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          loading="lazy"
          className="h-130 w-full border-t border-line bg-white"
        />
        {children}
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2.5 text-[0.8125rem] text-muted sm:px-5">
            {t('text')}
          </summary>
          <pre className="overflow-x-auto px-4 pb-4 text-[0.8125rem] whitespace-pre-wrap sm:px-5">
            {mail.text}
          </pre>
        </details>
      </details>
    </li>
  )
}
