import { render } from '@react-email/components'
import { createElement } from 'react'
import type { MailTemplate } from './mail-template'
import { mailTemplates, type MailTemplates, type TemplateName } from './mail-templates'
import { mailText } from './mail-text'
import { mailTranslator } from './mail-translator'

/** Makes a mail's subject and both its bodies, in the language of whoever gets it.
 *  @param locale one of lib/i18n/locales.ts; anything else is English */
export async function renderMail<Name extends TemplateName>(
  template: Name,
  props: MailTemplates[Name],
  { locale = 'en' }: { locale?: string } = {},
): Promise<{ subject: string; html: string; text: string }> {
  const { kind } = props as { kind?: string }
  const t = mailTranslator(locale, kind)
  const { subject, Body } = mailTemplates[template] as unknown as MailTemplate<object>
  const html = await render(createElement(Body, { ...props, t }))
  return { subject: oneLine(subject(t, props)), html, text: mailText(html) }
}

/** The last look before a subject becomes a header. */
const oneLine = (subject: string) => subject.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
