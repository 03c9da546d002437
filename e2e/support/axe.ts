import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import fs from 'node:fs'
import { createRequire } from 'node:module'

const source = fs.readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const rules = { 'target-size': { enabled: true } }

const questions = {
  /** All of WCAG up to 2.2 AA, and axe's additional recommendations. */
  everything: { runOnly: [...wcag, 'best-practice'], rules },
  /** For emails, which are not pages. */
  wcag: { runOnly: wcag, rules },
  /** The rules whose result depends on the theme. */
  colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
} satisfies Record<string, RunOptions>

/** @returns axe's findings on the current page, one line each; empty if there are none */
export async function findings(
  page: Page,
  what: keyof typeof questions,
  permitted: string[] = [],
): Promise<string[]> {
  // A frame that may run no scripts cannot be checked.
  const run = { ...questions[what], resultTypes: ['violations'], iframes: false } as RunOptions
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations } = await page.evaluate(
    (how) =>
      (window as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(how),
    run,
  )
  return violations
    .filter(({ id }) => !permitted.includes(id))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, failureSummary }) =>
        [id, help, target.join(' '), any[0]?.message ?? failureSummary].join(' | '),
      ),
    )
}
