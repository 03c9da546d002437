import { render, plainTextSelectors } from '@react-email/components'
import { createElement, type FunctionComponent } from 'react'
import config from '@/guildhall.config'
import type { MailTemplate } from './mail-template'
import type { MailProps, TemplateName } from './mail-props'
import { mailTemplates } from './mail-templates'
import { mailTranslator } from './mail-translator'
import { compile } from 'html-to-text'

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

/**
 * The text version of an email, derived from its HTML, so that both have the same content. A link is on
 * its own line below its label.
 */
const mailText = (html: string): string => (toText ??= textMaker())(html).trim()

// Created once, because parsing the selectors takes longer than converting an email.
let toText: ReturnType<typeof compile> | undefined
const textMaker = () =>
  compile({ wordwrap: false, formatters, selectors: [...plainTextSelectors, ...selectors] })

// Only the part of html-to-text's interface used here, because the package has no types.
type Link = { children: unknown; attribs: { href: string } }
type Walk = (children: unknown, builder: Builder) => void
type Builder = {
  openBlock(options: { leadingLineBreaks: number }): void
  closeBlock(options: { trailingLineBreaks: number }): void
  addInline(text: string, options?: { noWordTransform: boolean }): void
  addLineBreak(): void
}

function labelledLink(link: Link, walk: Walk, builder: Builder) {
  builder.openBlock({ leadingLineBreaks: 1 })
  walk(link.children, builder)
  builder.addInline(':')
  builder.addLineBreak()
  builder.addInline(link.attribs.href, { noWordTransform: true })
  builder.closeBlock({ trailingLineBreaks: 2 })
}

const formatters = { labelledLink }

const selectors = [
  { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 2 } },
  { selector: 'a', format: 'labelledLink' },
  {
    selector: '.quoted',
    format: 'paragraph',
    options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
  },
]
