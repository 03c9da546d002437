import { expect, type Locator, type Page } from '@playwright/test'

/** A page, or a part of it if several elements have the same name. */
type Place = Page | Locator

type File = { name: string; mimeType: string; buffer: Buffer }

const pageOf = (place: Place) => ('goto' in place ? place : place.page())

/** Presses Tab until the element has the focus, as keyboard users do. */
export const tabTo = (
  place: Place,
  role: 'button' | 'link' | 'textbox' | 'searchbox' | 'combobox' | 'checkbox' | 'radio' | 'group',
  name: string | RegExp,
) => reach(place.getByRole(role, { name, exact: true }))

/** The same for elements without a role: a date or file input. */
export async function reach(target: Locator) {
  const { keyboard } = target.page()
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 100; presses++) {
    await keyboard.press('Tab')
    if (!(await isFocused(target))) continue
    await expect.poll(() => isAlive(target), { message: 'React has come to it' }).toBe(true)
    return target
  }
  throw new Error(`Tab never comes to ${target.toString()}`)
}

/** Reaches a field with Tab and types into it. */
export async function typeInto(place: Place, name: string | RegExp, text: string) {
  const field = await tabTo(place, 'textbox', name)
  await pageOf(place).keyboard.type(text)
  return field
}

/** The same, replacing what is in the field. */
export async function retype(place: Place, name: string | RegExp, text: string) {
  const field = await tabTo(place, 'textbox', name)
  await overtype(pageOf(place), text)
  return field
}

/** The same for the focused field, such as one that was refused. */
export async function overtype(page: Page, text: string) {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/**
 * Reaches a select, and moves to the first option that begins with this text. Uses arrow keys, because
 * letters typed more than a second apart, as on a busy machine, are separate searches to the browser.
 */
export async function pick(place: Place, name: string, words: string) {
  const select = await tabTo(place, 'combobox', name)
  const { keyboard } = pageOf(place)
  const chosen = select.locator('option:checked')
  const choices = await select.getByRole('option').count()
  await keyboard.press('Home')
  for (let presses = 1; presses < choices; presses++) {
    if ((await chosen.innerText()).startsWith(words)) break
    await keyboard.press('ArrowDown')
  }
  await expect(chosen).toHaveText(new RegExp(`^${words}`))
  return select
}

/**
 * Opens the search of a select with many options. Its code is loaded when the pointer or the focus
 * comes near; until then the browser's own list opens, which Escape closes.
 */
export async function openChoices(select: Locator, how: 'click' | 'Enter') {
  const search = select.page().getByRole('combobox', { name: 'Search', exact: true })
  const open = async () => {
    await (how === 'click' ? select.click() : select.press(how))
    if (await search.waitFor({ timeout: 1_000 }).catch(() => 'not yet'))
      await select.page().keyboard.press('Escape')
    await expect(search).toBeFocused({ timeout: 1_000 })
  }
  await expect(open).toPass()
  return search
}

/** Reaches a button or link with Tab and presses it. */
export async function press(
  place: Place,
  name: string | RegExp,
  role: 'button' | 'link' = 'button',
) {
  const target = await tabTo(place, role, name)
  await pageOf(place).keyboard.press('Enter')
  return target
}

/** Reaches a field with Tab, opens the browser's file dialog and chooses a file. */
export async function chooseFile(field: Locator, file: File) {
  const choosing = field.page().waitForEvent('filechooser')
  await reach(field)
  await field.page().keyboard.press('Space')
  await (await choosing).setFiles(file)
  return field
}

/** Reaches a button with Tab, opens its menu and chooses an entry. */
export async function takeFromMenu(place: Place, button: string | RegExp, entry: string | RegExp) {
  const opener = await press(place, button)
  const page = pageOf(place)
  const entries = page.getByRole('menu').locator('[role^=menuitem]')
  const wanted = entries.filter({ hasText: entry })
  await expect(entries.and(page.locator(':focus'))).toHaveCount(1)
  for (let presses = 0; presses < 20 && !(await isFocused(wanted)); presses++) {
    const before = await entries.and(page.locator(':focus')).innerText()
    await page.keyboard.press('ArrowDown')
    await expect(entries.and(page.locator(':focus'))).not.toHaveText(before)
  }
  await expect(wanted).toBeFocused()
  await page.keyboard.press('Enter')
  return opener
}

/** Confirms a dialog. The focus starts on the cancel button and stays inside. */
export async function confirm(page: Page) {
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button').last()).toBeFocused()
  await page.keyboard.press('Enter')
}

/** The toasts, which screen readers announce; the region's name ends with its keyboard shortcut. */
export const announcement = (page: Page) => page.getByRole('region', { name: /alt\+T$/ })

/** Presses the action of a toast. */
export async function pressInMessage(page: Page, name: string) {
  await expect(announcement(page).getByRole('button', { name })).toBeVisible()
  await page.keyboard.press('Alt+t')
  await press(announcement(page), name)
}

/** Expects the focus to be on an element, so that Tab and screen readers continue from there. */
export async function expectFocus(page: Page) {
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'nothing')
  await expect.poll(focused, { message: `the focus, ${page.url()}` }).not.toMatch(/BODY|nothing/)
}

const isFocused = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement)

/** Before hydration a key works as without JavaScript: a link loads a page without any focus. */
const isAlive = (target: Locator) =>
  target.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactFiber')))
