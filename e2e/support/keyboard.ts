import { expect, type Locator, type Page } from '@playwright/test'

/** A page, or a part of it where several things have the same name. */
type Place = Page | Locator

type File = { name: string; mimeType: string; buffer: Buffer }

export const pageOf = (place: Place) => ('goto' in place ? place : place.page())

/** Presses Tab until the focus is there, as somebody without a mouse does. */
export const tabTo = (
  place: Place,
  role: 'button' | 'link' | 'textbox' | 'searchbox' | 'combobox' | 'checkbox' | 'radio' | 'group',
  name: string | RegExp,
) => reach(place.getByRole(role, { name, exact: true }))

/** The same for what has no role to be found by: a field for a date or a file. */
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

/** Types into a field that the Tab key leads to. */
export async function typeInto(place: Place, name: string | RegExp, text: string) {
  const field = await tabTo(place, 'textbox', name)
  await pageOf(place).keyboard.type(text)
  return field
}

/** The same in the place of what is in the field. */
export async function retype(place: Place, name: string | RegExp, text: string) {
  const field = await tabTo(place, 'textbox', name)
  await overtype(pageOf(place), text)
  return field
}

/** The same where one stands already: in a field that was refused. */
export async function overtype(page: Page, text: string) {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/**
 * Goes to a select, and down to the first choice that begins with these words. By arrows: letters that
 * come more than a second apart, as on a busy machine, are searches of their own to the browser.
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
 * Opens the search of a select with many choices. Its code is on its way once something is near it;
 * until then the browser's own list opens, which Escape closes.
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

/** Presses a button, or follows a link, that the Tab key leads to. */
export async function press(
  place: Place,
  name: string | RegExp,
  role: 'button' | 'link' = 'button',
) {
  const target = await tabTo(place, role, name)
  await pageOf(place).keyboard.press('Enter')
  return target
}

/** Opens the browser's own dialog at a field that the Tab key leads to, and takes a file in it. */
export async function chooseFile(field: Locator, file: File) {
  const choosing = field.page().waitForEvent('filechooser')
  await reach(field)
  await field.page().keyboard.press('Space')
  await (await choosing).setFiles(file)
  return field
}

/** Opens the menu of a button that the Tab key leads to, and takes an entry of it. */
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

/** Says yes to what a dialog asks. The focus begins on the way back, and stays within. */
export async function confirm(page: Page) {
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button').last()).toBeFocused()
  await page.keyboard.press('Enter')
}

/** What a screen reader says by itself of what was done; its name ends with the keys that lead there. */
export const announcement = (page: Page) => page.getByRole('region', { name: /alt\+T$/ })

/** Presses what a message offers. */
export async function pressInMessage(page: Page, name: string) {
  await expect(announcement(page).getByRole('button', { name })).toBeVisible()
  await page.keyboard.press('Alt+t')
  await press(announcement(page), name)
}

/** The focus is somewhere, so that the next Tab goes on from there and a reader reads on from there. */
export async function expectFocus(page: Page) {
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'nothing')
  await expect.poll(focused, { message: `the focus, ${page.url()}` }).not.toMatch(/BODY|nothing/)
}

const isFocused = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement)

/** Before that, a key does what it does without JavaScript: a link loads a page, where nothing has the focus. */
const isAlive = (target: Locator) =>
  target.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactFiber')))
