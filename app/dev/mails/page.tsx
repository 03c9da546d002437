import { pageTitle } from '@/components/shell/org-title'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { MailChoice, MailPreview } from '@/components/gallery/mail-preview'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { locales } from '@/lib/i18n/locales'
import { sampleMail, sampleNames } from '@/lib/mail/sample-mail'
import { hasDevPages } from '@/lib/ops/dev-pages'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = pageTitle('mails', 'title')

/**
 * Every email in every language with sample data, in light and dark, at desktop and phone width.
 * Development only: lib/ops/dev-pages.ts.
 */
export default async function MailsPage({ searchParams }: PageProps<'/dev/mails'>) {
  if (!(await hasDevPages())) notFound()
  const query = await searchParams
  const [mail, language] = [firstParam(query.mail), firstParam(query.language)]
  const [theme, width] = [firstParam(query.theme), firstParam(query.width)]
  const chosen = {
    mail: mail && sampleNames.includes(mail) ? mail : (sampleNames[0] ?? ''),
    language: language && Object.hasOwn(locales, language) ? language : 'en',
    theme: theme === 'dark' ? 'dark' : 'light',
    width: width === 'phone' ? 'phone' : 'desktop',
  } as const
  const [t, shown] = await Promise.all([
    getTranslations('mails'),
    sampleMail(chosen.mail, chosen.language),
  ])
  return (
    <main className="mx-auto max-w-4xl px-4 py-8 sm:px-6">
      <PageHeader
        title={t('title')}
        description={t('intro')}
        actions={<TextLink href="/dev/mailbox">{t('toMailbox')}</TextLink>}
      />
      <MailChoice chosen={chosen} mails={sampleNames} languages={locales} />
      <MailPreview {...shown} {...chosen} />
    </main>
  )
}
