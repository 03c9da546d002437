import { acme } from './support/acme'
import { expect, test } from './support/test'

test('a theme is chosen in the menu, holds from the first paint on, and follows the system again', async ({
  open,
}) => {
  const { mia, slug } = await acme()
  const page = await open(mia, { colorScheme: 'light' })
  const html = page.locator('html')
  const canvas = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.goto(`/orgs/${slug}`)
  const light = await canvas()
  const choose = async (name: string) => {
    await page.getByRole('button', { name: /^Account menu/ }).click()
    await page.getByRole('menuitemradio', { name }).click()
  }
  await choose('Dark')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  expect(await canvas()).not.toBe(light)

  // The server says it: there is nothing for a script to put right.
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/account')),
    page.goto('/account'),
  ])
  expect(await answer.text()).toMatch(/<html[^>]* data-theme="dark"/)
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.getByRole('radio', { name: 'Light' }).check()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  expect(await canvas()).toBe(light)

  await choose('System')
  await expect(html).not.toHaveAttribute('data-theme')
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked()
  expect(await canvas()).not.toBe(light)
  await page.reload()
  await expect(html).not.toHaveAttribute('data-theme')
})
