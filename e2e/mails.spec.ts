import { findings } from './support/axe'
import { tooWide } from './support/looks'
import { expect, test } from './support/test'

test.describe.configure({ timeout: 180_000 })

test('every mail in every language, in both themes: readable, narrow, and nothing is fetched', async ({
  page,
  request,
}) => {
  await page.goto('/dev/mails')
  const options = (label: string) =>
    page.getByLabel(label, { exact: true }).getByRole('option').evaluateAll(valuesOf)
  const [mails, languages] = [await options('Email'), await options('Language')]
  expect(mails.length).toBeGreaterThan(15)
  // The preview's own late requests, such as links it looks up ahead, are not the mails'.
  await page.goto('about:blank')
  const fetched: string[] = []
  page.on('request', (sent) => void fetched.push(sent.url()))
  for (const mail of mails)
    for (const language of languages)
      for (const theme of ['light', 'dark']) {
        const query = new URLSearchParams({ mail, language, theme }).toString()
        const shown = await (await request.get(`/dev/mails?${query}`)).text()
        // The page has it as its iframe has it: an attribute.
        await page.setContent(decode(/srcDoc="([^"]*)"/i.exec(shown)?.[1] ?? ''))
        await page.emulateMedia({ colorScheme: theme as 'light' | 'dark' })
        await expect(page.locator('h1')).toBeVisible()
        expect.soft(await findings(page, 'wcag'), query).toEqual([])
        expect.soft(await tooWide(page), query).toEqual([])
        expect.soft(await page.locator('.button').count(), query).toBeLessThanOrEqual(1)
        expect.soft(await page.locator('.why').count(), query).toBe(1)
      }
  expect(fetched).toEqual([])
})

test('the preview shows the mail in the theme and the width that were asked for', async ({
  page,
}) => {
  await page.goto('/dev/mails')
  await page.getByLabel('Email', { exact: true }).selectOption('invitation')
  await page.getByLabel('Theme').selectOption('dark')
  await page.getByLabel('Width').selectOption('phone')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/theme=dark/)
  const frame = page.locator('iframe')
  expect((await frame.boundingBox())?.width).toBe(390)
  const mail = frame.contentFrame()
  await expect(mail.getByRole('heading', { name: 'You’re invited to Acme' })).toBeVisible()
  await expect(mail.locator('.card')).toHaveCSS('background-color', 'rgb(26, 24, 22)')
  await expect(page.locator('pre')).toContainText('Your role: Admin')
})

const valuesOf = (elements: Element[]) =>
  elements.map((element) => (element as HTMLOptionElement).value)

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const decode = (text: string) =>
  text.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all)
