import { render } from '@react-email/components'
import { createElement, type FunctionComponent } from 'react'
import config from '@/guildhall.config'
import type { MailTemplate } from './mail-template'
import type { MailProps, TemplateName } from './mail-props'
import { mailTemplates } from './mail-templates'
import { mailText } from './mail-text'
import { mailTranslator } from './mail-translator'

/**
 * Renders an email's subject and both its bodies in the recipient's language.
 * @param locale one of lib/i18n/locales.ts; anything else is English
 * @param unsubscribeUrl where the recipient turns this type of email off, if possible
 */
export async function renderMail<Name extends TemplateName>(
  template: Name,
  props: MailProps[Name],
  { locale = 'en', unsubscribeUrl }: { locale?: string; unsubscribeUrl?: string } = {},
): Promise<{ subject: string; html: string; text: string }> {
  const { kind } = props as { kind?: string }
  const t = mailTranslator(locale, kind)
  const { subject, Body }: MailTemplate<Name> =
    (await config.mails[template]?.()) ?? mailTemplates[template]
  const mail = { ...props, t, unsubscribeUrl }
  const html = await render(createElement(Body as FunctionComponent<object>, mail))
  return { subject: oneLine(subject(t, props)), html, text: mailText(html) }
}

/** The last check before a subject becomes a header. */
const oneLine = (subject: string) => subject.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
