import { acme } from './support/acme'
import { expectFocus, press, tabTo, takeFromMenu } from './support/keyboard'
import { expect, test } from './support/test'

test('a theme chosen with the keyboard in the menu, the settings and the palette applies from the first paint', async ({
  open,
}) => {
  const { mia, slug } = await acme()
  const page = await open(mia, { colorScheme: 'light' })
  const html = page.locator('html')
  const canvas = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.goto(`/orgs/${slug}`)
  const light = await canvas()
  const menu = await takeFromMenu(page, /^Account menu/, 'Dark')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect.poll(canvas).not.toBe(light)
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()

  // The server sets it, so no script has to correct it.
  const answer = await page.goto('/account')
  expect(await answer?.text()).toMatch(/<html[^>]* data-theme="dark"/)
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await tabTo(page, 'radio', 'Dark')
  await page.keyboard.press('ArrowLeft')
  await expect(html).toHaveAttribute('data-theme', 'light')
  await expect(page.getByRole('radio', { name: 'Light' })).toBeFocused()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  expect(await canvas()).toBe(light)

  await press(page.getByRole('banner'), /^Search/)
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('system theme')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(html).not.toHaveAttribute('data-theme')
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked()
  await expect.poll(canvas).not.toBe(light)
  await expectFocus(page)
  await page.reload()
  await expect(html).not.toHaveAttribute('data-theme')
})
