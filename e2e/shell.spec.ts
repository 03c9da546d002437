import { acme } from './support/acme'
import { expectFocus, press, takeFromMenu } from './support/keyboard'
import { expect, test } from './support/test'

test('the first link skips the navigation, and both menus of the frame can be opened, closed and used with the keyboard', async ({
  open,
}) => {
  const { olive, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1)

  const switcher = await press(page, /^Switch organization/)
  await expect(page.getByRole('menuitem').filter({ hasText: name })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await expect(switcher).toBeFocused()
  const menu = await press(page, /^Account menu/)
  await expect(page.getByRole('menuitem', { name: 'Organizations' })).toBeFocused()
  await expect(page.getByRole('menuitem', { name: 'Back office' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await takeFromMenu(page, /^Account menu/, 'Profile')
  await page.waitForURL('/account')
  await expectFocus(page)
})
