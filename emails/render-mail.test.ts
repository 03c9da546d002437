import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { catalogues } from '@/lib/i18n/catalogues'
import { locales, type Locale } from '@/lib/i18n/locales'
import type { MailProps, TemplateName } from './mail-props'
import { mailStyleSheet } from './mail-styles'
import { renderMail } from './render-mail'
import { samples } from './samples'

const cases = (Object.keys(samples) as TemplateName[]).flatMap((name) =>
  samples[name].flatMap((props, variant) =>
    (Object.keys(locales) as Locale[]).map((locale) => ({
      name,
      variant,
      locale,
      props: props as MailProps[TemplateName],
    })),
  ),
)

const hostile =
  '\u202eAcme\r\nBcc: all@evil.example\u0000 <img src="https://evil.example/a.png"> {x}'

describe.each(cases)('$name $variant in $locale', ({ name, props, locale }) => {
  let mail: Awaited<ReturnType<typeof renderMail>>
  let english: typeof mail
  beforeAll(async () => {
    mail = await renderMail(name, props, { locale })
    english = await renderMail(name, props, { locale: 'en' })
  })

  test('is in the right language', () => {
    const { html, subject } = mail
    expect(html).toContain(`<html dir="ltr" lang="${locale}"`)
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
    expect(japanese.test(visible(html))).toBe(locale === 'ja')
    // Of an email that is not translated yet, it is English.
    if (subject !== english.subject) expect(japanese.test(subject)).toBe(locale === 'ja')
    expect(/\b(Sie|Ihr|Ihre)\b/.test(visible(html))).toBe(locale === 'de')
  })

  test('has the same content in HTML and text', () => {
    const { html, text } = mail
    const shown = paragraphsOf(html, locale)
    expect(shown.length).toBeGreaterThan(3)
    for (const paragraph of shown) expect(oneSpaced(text)).toContain(paragraph)
    const written = words(text)
    expect([...words(readable(html))].filter((word) => !written.has(word))).toEqual([])
  })

  test('has its link once as a button, once as a URL, once in the text', () => {
    const { html, text } = mail
    for (const [, link = ''] of html.matchAll(/href="([^"]*)"/g))
      expect(text).toContain(decode(link))
    if (!('url' in props)) return expect(html).not.toMatch(/href=|class="button"/)
    expect(html.match(/class="button"/g)).toHaveLength(1)
    expect(html.split(`class="button" href="${props.url}"`)).toHaveLength(2)
    expect(html.split(`>${props.url}<`)).toHaveLength(2)
    expect(text.split('\n').filter((line) => line === props.url)).toHaveLength(1)
  })

  test('ends with why the recipient gets it', () => {
    const [, why = ''] = /<p class="why"[^>]*>([\s\S]*?)<\/p>/.exec(mail.html) ?? []
    expect(why.length).toBeGreaterThan(10)
    expect(oneSpaced(mail.text).endsWith(oneSpaced(decode(why)))).toBe(true)
  })

  test('has a dark version of each of its colors', () => {
    const coloured = [...mail.html.matchAll(/class="([^"]+)"[^>]*style="([^"]*)"/g)]
      .filter(([, , style = '']) =>
        /(?:^|;)(?:color|background-color|border[a-z-]*):[^;]*#/.test(style),
      )
      .map(([, className = '']) => className)
    expect(coloured.length).toBeGreaterThan(1)
    for (const className of new Set(coloured)) expect(darkStyles).toContain(`.${className}`)
  })

  test('loads nothing', () => {
    expect(mail.html).not.toMatch(/<img|<link|<script|src=|url\(|@import/i)
  })

  test('keeps hostile names as text', async () => {
    const { subject, html, text } = await renderMail(name, withHostileNames(props), { locale })
    expect(subject).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
    expect(html).not.toMatch(/<img|bcc:[^<]*\n/i)
    expect(visible(html) + text + subject).not.toMatch(/\u202e|evil\.example|all@/)
  })
})

test('the subject of an email that strangers can trigger contains nothing they typed', async () => {
  const props = { organizationName: 'Win a prize', url: 'https://x.test/a', lifetimeDays: 3 }
  expect((await renderMail('activate-account', props)).subject).toBe(
    `Activate your ${config.brand.name} account`,
  )
})

test('an invitation quotes its message line by line', async () => {
  const [props] = samples.invitation
  const { html, text } = await renderMail('invitation', {
    ...props,
    message: 'Hello <b>Adam</b>,\nsee https://evil.example',
  })
  expect(html).toContain('Hello &lt;b&gt;Adam&lt;/b&gt;,')
  expect(text).toContain('> Hello <b>Adam</b>,\n> see evil. example')
})

test.each([undefined, null, '', '  '])(
  'an invitation with the message %j quotes nothing',
  async (message) => {
    const { html, text } = await renderMail('invitation', { ...samples.invitation[0], message })
    expect(html + text).not.toMatch(/wrote|<blockquote/)
  },
)

test('roles are named, including custom ones', async () => {
  const of = async (role: string) =>
    (await renderMail('role-changed', { organizationName: 'Acme', url: 'https://x.test', role }))
      .text
  expect(await of('admin')).toContain('is now Admin.')
  expect(await of('billing')).toContain('is now billing.')
  expect(await of('constructor')).toContain('is now constructor.')
})

test('a domain is shown as it is, and a reason as a whole', async () => {
  const [lapsed] = samples['domain-lapsed']
  const { subject, text } = await renderMail('domain-lapsed', lapsed)
  expect(subject).toBe('acme.test is no longer verified')
  expect(text).toContain('proved that acme.test belongs to Acme')
  const reason = 'She lost her phone. '.repeat(15).trim()
  const [first] = samples['factors-changed']
  const reset = await renderMail('factors-changed', { ...first, change: 'factors-reset', reason })
  expect(reset.text).toContain(`Their reason: ${reason}\n`)
})

test('an unknown language falls back to English', async () => {
  const { html, subject } = await renderMail(
    'member-removed',
    { organizationName: 'Acme' },
    { locale: 'xx' },
  )
  expect(html).toContain('lang="en"')
  expect(subject).toBe('You’re no longer a member of Acme')
})

test('an email with a missing value is not rendered', async () => {
  const incomplete = { url: 'https://x.test' } as MailProps['sign-in-link']
  await expect(renderMail('sign-in-link', incomplete)).rejects.toThrow()
})

const [, darkStyles = ''] =
  /@media \(prefers-color-scheme: dark\) \{([\s\S]*)\}/.exec(mailStyleSheet) ?? []

const words = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])

/** Without the hint beside a button, which is for those who see one. */
const readable = (html: string) =>
  decode(
    visible(html)
      .replace(/<div data-skip-in-text[\s\S]*?<\/div>/g, '')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]*>/g, ' '),
  )

const visible = (html: string) => html.replace(/^[\s\S]*?<body/, '<body')

/** The text of each paragraph and heading, except for the hint about the button. */
function paragraphsOf(html: string, locale: Locale): string[] {
  return [...visible(html).matchAll(/<(p|h1)\b[^>]*>([\s\S]*?)<\/\1>/g)]
    .map(([, , inner = '']) =>
      oneSpaced(
        decode(
          inner
            .replace(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, '$2: $1')
            .replace(/<[^>]*>/g, ''),
        ),
      ),
    )
    .filter((paragraph) => paragraph !== catalogues[locale].mail.linkHint)
}

const oneSpaced = (text: string) => text.replace(/^> /gm, '').replace(/\s+/g, ' ').trim()

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const decode = (text: string) =>
  text.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all)

function withHostileNames(props: MailProps[TemplateName]) {
  const entries = Object.entries(props).map(([key, value]) => [
    key,
    /Name$|^message$|^role$/.test(key) ? hostile : value,
  ])
  return Object.fromEntries(entries) as MailProps[TemplateName]
}
