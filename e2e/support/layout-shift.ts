import type { Page } from '@playwright/test'

/** Starts recording layout shifts on every page that this browser opens from now on. */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const home = window as unknown as { shifts: string[]; shift: number }
    home.shifts = []
    home.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[]
      })[]) {
        home.shift += entry.value
        home.shifts.push(
          `${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms, ${document.readyState}: ${entry.sources
            .map(
              ({ node, previousRect: from, currentRect: to }) =>
                `${from.x},${from.y} to ${to.x},${to.y} ${(node as Element | undefined)?.outerHTML?.slice(0, 160)}`,
            )
            .join(' | ')}`,
        )
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })

/** Returns the layout shifts until the page has come alive: their sum and their elements. */
export async function shiftsOf(page: Page): Promise<{ sum: number; what: string }> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((idle) => requestIdleCallback(idle))
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
  return page.evaluate(() => {
    const { shift, shifts } = window as unknown as { shifts: string[]; shift: number }
    return { sum: shift, what: shifts.join('\n') }
  })
}
