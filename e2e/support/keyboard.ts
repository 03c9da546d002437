import { expect, type Page } from '@playwright/test'

/** Presses Tab until the focus is there, as somebody without a mouse does. */
export async function tabTo(
  page: Page,
  role: 'button' | 'link' | 'textbox' | 'searchbox' | 'combobox' | 'checkbox',
  name: string | RegExp,
) {
  const target = page.getByRole(role, { name, exact: true })
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return target
  }
  throw new Error(`Tab never comes to the ${role} "${name}"`)
}

/** Types into a field that the Tab key leads to. */
export async function typeInto(page: Page, name: string | RegExp, text: string) {
  await tabTo(page, 'textbox', name)
  await page.keyboard.type(text)
}

/** Presses a button, or follows a link, that the Tab key leads to. */
export async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button') {
  await tabTo(page, role, name)
  await page.keyboard.press('Enter')
}

/** What a screen reader says by itself of what was done. */
export const announcement = (page: Page) => page.getByRole('region', { name: /^Notifications/ })

/** The focus is somewhere, so that the next Tab goes on from there and a reader reads on from there. */
export async function expectFocus(page: Page) {
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'nothing')
  await expect.poll(focused, { message: `the focus, ${page.url()}` }).not.toMatch(/BODY|nothing/)
}
