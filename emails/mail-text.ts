import { plainTextSelectors } from '@react-email/components'
import { compile } from 'html-to-text'

/**
 * The text version of an email, derived from its HTML, so that both have the same content. A link is on
 * its own line below its label.
 */
export const mailText = (html: string): string => (toText ??= textMaker())(html).trim()

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
