import type { Page } from '@playwright/test'

/**
 * Returns the controls in lists and tables that are smaller than 24 by 24 px (WCAG 2.5.8), counting
 * only the part that is not cut off. Measures boxes only, so that fonts do not matter.
 */
export const smallTargets = (page: Page): Promise<string[]> => page.evaluate(whatIsSmall)

function whatIsSmall(): string[] {
  const inLists = ':is(table, ul, ol, dl)'
  const targets = ':is(a[href], button, summary, select, input:not([type=hidden]))'
  // A checkbox is clicked by its label; elements for screen readers only cannot be clicked.
  const pressed = (element: Element) => element.closest('label') ?? element
  const visiblePart = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const part = { left, right, top, bottom }
    for (let box = element.parentElement; box; box = box.parentElement) {
      // Clipped to a pixel: for screen readers only, like the header of a table on phones.
      if (box.getBoundingClientRect().width <= 1) return { width: Infinity, height: Infinity }
      // Scrollable content is not cut off.
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
