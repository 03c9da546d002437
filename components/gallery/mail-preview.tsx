import { getTranslations } from '@/lib/i18n/translations'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import clsx from 'clsx/lite'
import { Card } from '@/components/ui/card'

interface MailChoiceProps {
  chosen: Record<'mail' | 'language' | 'theme' | 'width', string>
  mails: string[]
  /** The name of each in its own language. */
  languages: Record<string, string>
}

/** Selects which email to show and how, by URL, so that the link can be shared. */
export async function MailChoice({ chosen, mails, languages }: MailChoiceProps) {
  const t = await getTranslations('mails')
  const choices = {
    mail: Object.fromEntries(mails.map((name) => [name, name])),
    language: languages,
    theme: { light: t('light'), dark: t('dark') },
    width: { desktop: t('desktop'), phone: t('phone') },
  }
  const fields = Object.entries(choices) as [keyof typeof choices, Record<string, string>][]
  return (
    <Form action="/dev/mails" className="mb-6 flex flex-wrap items-end gap-3">
      {fields.map(([name, options]) => (
        <Field key={name} id={name} label={t(name)} className="max-sm:w-full">
          {(control) => (
            <Select {...control} key={chosen[name]} name={name} defaultValue={chosen[name]}>
              {Object.entries(options).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Button type="submit" variant="primary">
        {t('show')}
      </Button>
    </Form>
  )
}

interface MailPreviewProps {
  subject: string
  html: string
  text: string
  language: string
  theme: 'light' | 'dark'
  width: 'phone' | 'desktop'
}

/** An email as an email client shows it: subject, HTML, and the text version. */
export async function MailPreview(props: MailPreviewProps) {
  const { subject, html, text, language, theme, width } = props
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
      <Card title={t('text')}>
        <pre lang={language} className="text-[0.8125rem] wrap-anywhere whitespace-pre-wrap">
          {text}
        </pre>
      </Card>
    </div>
  )
}

// The frame would follow the system's theme; this replaces the email's media query with the chosen one.
const asIn = (theme: string, html: string) =>
  html.replaceAll('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all')
