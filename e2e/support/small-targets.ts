import type { Page } from '@playwright/test'

/**
 * What can be pressed in a list or a table and is smaller than 24 by 24 px (WCAG 2.5.8), as much of it
 * as is not cut off by what it stands in. Measures boxes alone, so that no font changes the answer.
 */
export const smallTargets = (page: Page): Promise<string[]> => page.evaluate(whatIsSmall)

function whatIsSmall(): string[] {
  const inLists = ':is(table, ul, ol, dl)'
  const targets = ':is(a[href], button, summary, select, input:not([type=hidden]))'
  // A box to tick is pressed by its label; what only a screen reader meets has no place to press.
  const pressed = (element: Element) => element.closest('label') ?? element
  const visiblePart = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const part = { left, right, top, bottom }
    for (let box = element.parentElement; box; box = box.parentElement) {
      // Clipped to a pixel: there for screen readers, as the head of a table is on a phone.
      if (box.getBoundingClientRect().width <= 1) return { width: Infinity, height: Infinity }
      // What can be scrolled to is not cut off.
      if (!/hidden|clip/.test(getComputedStyle(box).overflow)) continue
      const around = box.getBoundingClientRect()
      part.left = Math.max(part.left, around.left)
      part.right = Math.min(part.right, around.right)
      part.top = Math.max(part.top, around.top)
      part.bottom = Math.min(part.bottom, around.bottom)
    }
    return { width: part.right - part.left, height: part.bottom - part.top }
  }
  return [...document.querySelectorAll(`${inLists} ${targets}`)]
    .map(pressed)
    .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
    .filter((element) => !element.closest('.sr-only, [aria-hidden=true]'))
    .map((element) => ({ element, ...visiblePart(element) }))
    .filter(({ width, height }) => width < 23.9 || height < 23.9)
    .map(
      ({ element, width, height }) =>
        `${width.toFixed(1)} × ${height.toFixed(1)} ${element.outerHTML.slice(0, 140)}`,
    )
}
