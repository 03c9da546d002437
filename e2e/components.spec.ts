import type { Locator, Page } from '@playwright/test'
import { openChoices } from './support/keyboard'
import { expect, test } from './support/test'

test('every part stays within its place, its controls have consistent heights, and icons are centered, on desktops and phones', async ({
  page,
}) => {
  for (const [width, input] of [
    [1024, 36],
    [390, 40],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/dev/components')
    await expect(page.locator('[data-part]').first()).toBeVisible()
    expect(await page.evaluate(whatSticksOut), `${width}: reaches out of its part`).toEqual([])
    expect(await page.evaluate(uncentredIcons), `${width}: an icon beside the middle`).toEqual([])
    expect(await heightsOf(page, '[data-part=Button] button')).toEqual([32, 36, 40])
    expect(await heightsOf(page, '[data-part=Input] input:not([type=search])')).toEqual([input])
    expect(await heightsOf(page, '[data-part=Select] select')).toEqual([input])
  }
  // The text of this toast fits on one line.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.locator('[data-part=toast] button').first().click()
  const toast = page.getByRole('region', { name: /^Notifications/ }).getByRole('listitem')
  await expect(toast).toBeInViewport({ ratio: 1 })
  const text = await middleOf(toast.locator('[data-title]'))
  for (const part of ['[data-icon] svg', 'button'])
    expect(Math.abs((await middleOf(toast.locator(part))) - text), part).toBeLessThan(0.6)
})

test('popups cover the page below them, and stay within the window', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/dev/components')
  for (const [part, popup] of [
    ['Menu', 'menu'],
    ['UserMenu', 'menu'],
    ['OrgSwitcher', 'menu'],
    ['Combobox', 'listbox'],
    ['CommandPalette', 'dialog'],
    ['Dialog', 'dialog'],
    ['ConfirmDialog', 'alertdialog'],
    ['Drawer', 'dialog'],
  ] as const) {
    const opener = page.locator(`[data-part=${part}] :is(button, select):visible`).first()
    if (part === 'Combobox') await openChoices(opener, 'click')
    else await opener.click()
    const opened = page.getByRole(popup)
    await expect(opened).toBeInViewport({ ratio: 1 })
    await expect.poll(() => opened.evaluate(isOnTop), part).toBe(true)
    await page.keyboard.press('Escape')
    await expect(opened).toBeHidden()
  }
})

async function middleOf(part: Locator) {
  const box = await part.boundingBox()
  if (!box) throw new Error('It is not there.')
  return box.y + box.height / 2
}

/** The heights of the elements, without duplicates, in ascending order. */
const heightsOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((elements) =>
      [
        ...new Set(
          elements
            .map((element) => Math.round(element.getBoundingClientRect().height))
            .filter((height) => height > 0),
        ),
      ].sort((a, b) => a - b),
    )

function whatSticksOut() {
  const margin = 16.5 // the page's margin, into which a row of tabs may extend
  return [...document.querySelectorAll('[data-part]')].flatMap((part) => {
    const { left, right } = part.getBoundingClientRect()
    return [...part.querySelectorAll(':not(.sr-only, .sr-only *)')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.right > right + margin || box.left < left - margin)
      })
      .map((element) => `${part.getAttribute('data-part')}: ${element.outerHTML.slice(0, 100)}`)
  })
}

/** In a single-line button an icon is vertically centered. */
function uncentredIcons() {
  const middle = (element: Element) => {
    const { top, height } = element.getBoundingClientRect()
    return top + height / 2
  }
  return [...document.querySelectorAll('[data-part] button svg')]
    .map((icon) => ({ icon, button: icon.closest('button') as Element }))
    .filter(({ icon, button }) => icon.checkVisibility() && button.clientHeight <= 44)
    .filter(({ icon, button }) => Math.abs(middle(icon) - middle(button)) > 1)
    .map(({ button }) => button.outerHTML.slice(0, 100))
}

/** Whether the element in its middle is its own, with an opaque background. */
function isOnTop(opened: Element) {
  const { left, top, width, height } = opened.getBoundingClientRect()
  const seen = document.elementFromPoint(left + width / 2, top + height / 2)
  if (!seen || !opened.contains(seen)) return false
  for (let box: Element | null = seen; box; box = box.parentElement) {
    const ground = getComputedStyle(box).backgroundColor
    if (!/^rgba?\(0, 0, 0, 0\)$|\/ 0(\.\d+)?\)$/.test(ground)) return true
    if (!opened.parentElement?.contains(box.parentElement)) return false
  }
  return false
}
