import clsx from 'clsx'
import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'

interface MailPreviewProps {
  subject: string
  html: string
  text: string
  language: string
  theme: 'light' | 'dark'
  width: 'phone' | 'desktop'
}

/** A mail as a mail client shows it: subject, HTML, and the text for those who read no HTML. */
export async function MailPreview({
  subject,
  html,
  text,
  language,
  theme,
  width,
}: MailPreviewProps) {
  const t = await getTranslations('mails')
  return (
    <div className="grid gap-4">
      <p>
        <span className="text-muted">{t('subject')}:</span>{' '}
        <strong lang={language} className="font-medium wrap-anywhere text-ink">
          {subject}
        </strong>
      </p>
      {/* A mail may run nothing here; its links open beside this page. */}
      <iframe
        title={subject}
        srcDoc={asIn(theme, html)}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        style={{ colorScheme: theme }}
        className={clsx(
          'h-200 max-w-full rounded-card border border-line shadow-card',
          width === 'phone' ? 'w-[24.375rem]' : 'w-full',
        )}
      />
      <Card title={t('text')} level={2}>
        <pre lang={language} className="text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">
          {text}
        </pre>
      </Card>
    </div>
  )
}

// The frame would follow the system: the mail's own question is answered by the chosen theme instead.
const asIn = (theme: string, html: string) =>
  html.replaceAll('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all')
