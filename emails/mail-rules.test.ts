import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { mailStyleSheet } from './mail-styles'
import type { MailProps, TemplateName } from './mail-props'
import { renderMail } from './render-mail'
import { samples } from './samples'

const cases = (Object.keys(samples) as TemplateName[]).flatMap((name) =>
  samples[name].flatMap((props, variant) =>
    Object.keys(locales).map((locale) => ({
      name,
      variant,
      locale,
      props: props as MailProps[TemplateName],
    })),
  ),
)

describe.each(cases)('$name $variant in $locale', ({ name, props, locale }) => {
  test('has one button if it links anywhere, and the same content in text and HTML', async () => {
    const { html, text } = await renderMail(name, props, { locale })
    const buttons = html.match(/class="button"/g) ?? []
    expect(buttons).toHaveLength('url' in props ? 1 : 0)
    for (const link of hrefs(html)) expect(text).toContain(link)
    expect(words(text).size).toBeGreaterThan(10)
    expect([...words(visible(html))].filter((word) => !words(text).has(word))).toEqual([])
  })

  test('ends with why the recipient gets it', async () => {
    const { html, text } = await renderMail(name, props, { locale })
    const [, why = ''] = /<p class="why"[^>]*>([\s\S]*?)<\/p>/.exec(html) ?? []
    expect(why.length).toBeGreaterThan(10)
    expect(oneSpaced(text)).toMatch(new RegExp(`${escape(oneSpaced(decode(why)))}$`))
  })

  test('has a language, and a dark version of each of its colors', async () => {
    const { html } = await renderMail(name, props, { locale })
    expect(html).toContain(`lang="${locale}"`)
    const [, dark = ''] =
      /@media \(prefers-color-scheme: dark\) \{([\s\S]*)\}/.exec(mailStyleSheet) ?? []
    const coloured = [...html.matchAll(/class="([^"]+)"[^>]*style="([^"]*)"/g)]
      .filter(([, , style = '']) =>
        /(?:^|;)(?:color|background-color|border[a-z-]*):[^;]*#/.test(style),
      )
      .map(([, className = '']) => className)
    expect(coloured.length).toBeGreaterThan(1)
    for (const className of new Set(coloured)) expect(dark).toContain(`.${className}`)
  })
})

const visible = (html: string) =>
  decode(
    html
      .replace(/^[\s\S]*?<body/, '<body')
      // The hint beside a button is for those who see one.
      .replace(/<div data-skip-in-text[\s\S]*?<\/div>/g, '')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]*>/g, ' '),
  )

const hrefs = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => decode(to))

const words = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])

const oneSpaced = (text: string) => text.replace(/\s+/g, ' ').trim()
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const decode = (text: string) =>
  text.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all)
