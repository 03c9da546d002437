import type { Page } from '@playwright/test'
import fs from 'node:fs'
import { partsNotShown } from './support/gallery'
import { requestsOf } from './support/requests'
import { expect, test } from './support/test'

// What the pictures were taken with. Another browser draws letters otherwise, and nothing is wrong:
// docs/decisions/pictures-of-components.md.
const madeWith = 'e2e/pictures/browser.txt'
const isRenewing = () => /^(all|changed)$/.test(test.info().config.updateSnapshots)

test.beforeEach(({ browser }) => {
  const [version] = browser.version().split('.')
  const present = `Chromium ${version} on ${process.platform}\n`
  if (isRenewing()) fs.writeFileSync(madeWith, present)
  const past = fs.readFileSync(madeWith, 'utf8')
  const isPicture = test.info().title.startsWith('picture')
  test.skip(isPicture && past !== present, `The pictures were taken with ${past}`)
})

test('every part of the design system is shown', () => {
  expect(partsNotShown()).toEqual([])
})

const widths = { desktop: 1024, phone: 390 }

for (const theme of ['light', 'dark'] as const)
  for (const [width, pixels] of Object.entries(widths))
    test(`picture of every part, ${theme}, ${width}`, async ({ page }) => {
      await page.setViewportSize({ width: pixels, height: 800 })
      await show(page, theme)
      await expect(page).toHaveScreenshot(`components-${theme}-${width}.png`, {
        ...asInBaseline,
        fullPage: true,
      })
    })

for (const theme of ['light', 'dark'] as const)
  test(`picture of what opens, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 700 })
    const quiet = requestsOf(page)
    await show(page, theme)
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
      await opener.hover()
      await quiet()
      await opener.click()
      const opened = page.getByRole(popup)
      await expect(opened).toBeVisible()
      await expect(opened).toHaveScreenshot(`${part}-${theme}.png`, asInBaseline)
      await page.keyboard.press('Escape')
      await expect(opened).toBeHidden()
    }
    await page.locator('[data-part=Tooltip] [tabindex="0"]').focus()
    const tooltip = page.locator('[role=presentation]:has([data-open])').last()
    await expect(tooltip).toBeVisible()
    await page.locator('[data-part=toast] button').first().focus()
    for (const button of await page.locator('[data-part=toast] button').all()) await button.click()
    const toasts = page.getByRole('region', { name: /^Notifications/ }).getByRole('listitem')
    await expect(toasts.first()).toBeVisible()
    await expect(toasts.last()).toHaveScreenshot(`toast-${theme}.png`, asInBaseline)
  })

// The edges of a few letters may differ from machine to machine; a button of another colour is more.
const asInBaseline = { animations: 'disabled', caret: 'hide', maxDiffPixels: 400 } as const

async function show(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.goto('/dev/components')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
}
