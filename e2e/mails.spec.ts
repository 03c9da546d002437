import type { Page } from '@playwright/test'
import { findings } from './support/axe'
import { tooWide } from './support/looks'
import { expect, test } from './support/test'

/** Shows the email of a preview by itself, as it is in the page's frame, without loading that page. */
async function show(page: Page, query: Record<string, string>) {
  const preview = await page.request.get('/dev/mails', { params: query })
  const mail = await page.evaluate(
    (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('iframe')?.srcdoc,
    await preview.text(),
  )
  await page.setContent(mail ?? '')
  await expect(page.locator('h1')).toBeVisible()
}

test('every email is readable in both themes, and narrow in the language with the longest words', async ({
  page,
}) => {
  test.slow()
  await page.goto('/dev/mails')
  const options = page.getByLabel('Email', { exact: true }).getByRole('option')
  const mails = await options.evaluateAll((all) =>
    all.map((option) => option.getAttribute('value') ?? ''),
  )
  expect(mails.length).toBeGreaterThan(15)
  for (const mail of mails) {
    await show(page, { mail, theme: 'light', language: 'de' })
    expect.soft(await findings(page, 'wcag'), mail).toEqual([])
    expect.soft(await tooWide(page), mail).toEqual([])
    // Only the colors differ in the other theme.
    await page.emulateMedia({ colorScheme: 'dark' })
    await show(page, { mail, theme: 'dark', language: 'de' })
    expect.soft(await findings(page, 'colours'), `${mail}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }
})

test('the preview shows an email in the requested language, theme and width', async ({ page }) => {
  await page.goto('/dev/mails')
  await page.getByLabel('Email', { exact: true }).selectOption('invitation')
  await page.getByLabel('Language', { exact: true }).selectOption('ja')
  await page.getByLabel('Theme').selectOption('dark')
  await page.getByLabel('Width').selectOption('phone')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/theme=dark/)
  const frame = page.locator('iframe')
  expect((await frame.boundingBox())?.width).toBe(390)
  const mail = frame.contentFrame()
  await expect(mail.getByRole('heading', { level: 1 })).toContainText('Acme')
  await expect(mail.locator('.card')).toHaveCSS('background-color', 'rgb(26, 24, 22)')
  await expect(page.locator('pre')).toContainText('Acme に参加')
})
