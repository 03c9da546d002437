import { expect, type Page } from '@playwright/test'
import { findings } from './axe'
import { smallTargets } from './small-targets'

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/**
 * Checks the page as it is on a desktop and on a phone, in light and in dark. Its structure is the same
 * in both themes, so that each width runs all rules and measures all targets in lists only once.
 * @param at one of them, for what is open only at that width: a drawer
 * @param permitted rules that do not apply there
 */
export async function findingsInEveryLook(
  page: Page,
  at: 'both' | 'desktop' | 'phone' = 'both',
  permitted: string[] = [],
) {
  const found: string[] = []
  const look = async (theme: 'light' | 'dark', what: Parameters<typeof findings>[1]) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.evaluate(settled)
    const width = page.viewportSize()?.width
    for (const finding of await findings(page, what, permitted))
      found.push(`${width} ${theme} ${finding}`)
    if (what === 'everything')
      for (const target of await smallTargets(page)) found.push(`${width} small target ${target}`)
  }
  if (at !== 'phone') {
    await page.setViewportSize(desktop)
    await look('dark', 'colours')
    await look('light', 'everything')
  }
  if (at !== 'desktop') {
    await page.setViewportSize(phone)
    await look('dark', 'everything')
  }
  return found
}

/** Colors change with short transitions, which are over after a frame. */
const settled = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

/**
 * Finds elements that extend beyond the edge of narrow pages: at 320 px, and at 640 px, which is a
 * screen of 1280 px zoomed to 200 %. Returns their names.
 */
export async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 640 })
    found.push(...(await page.evaluate(whatSticksOut)))
  }
  return found
}

function whatSticksOut(): string[] {
  const { scrollWidth } = document.scrollingElement as Element
  if (scrollWidth <= window.innerWidth) return []
  const culprits = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
    .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`)
  return [`${scrollWidth} > ${window.innerWidth}: ${culprits.slice(0, 4).join(' ')}`]
}

/** Expects no axe findings and nothing beyond the edge; for the pages of a resource in its own test. */
export async function expectFlawless(page: Page) {
  const address = page.url()
  expect.soft(await tooWide(page), `${address} reaches over the edge`).toEqual([])
  expect.soft(await findingsInEveryLook(page), address).toEqual([])
  await page.setViewportSize(desktop)
}
