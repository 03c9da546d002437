import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test'
import { sessionCookie, type Person } from './person'
import { watch } from './watch'

interface Fixtures {
  /** Errors in pages; must be empty at the end of every test. */
  problems: string[]
  /** Opens a new browser, signed in as this person, or else signed out. */
  open: (who?: Pick<Person, 'token'> | null, options?: BrowserContextOptions) => Promise<Page>
}

/** Playwright's test, which fails if any opened page logs an error. `page` is signed out. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({}, use) => {
      const problems: string[] = []
      await use(problems)
      expect(problems, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, problems }, use) => {
    watch(context, problems)
    await use(context)
  },
  open: async ({ browser, problems }, use) => {
    const opened: Page[] = []
    await use(async (who, options) => {
      const context = await browser.newContext(options)
      watch(context, problems)
      if (who) await context.addCookies([sessionCookie(who.token)])
      opened.push(await context.newPage())
      return opened.at(-1) as Page
    })
    await Promise.all(opened.map((page) => page.context().close()))
  },
})
export { expect }
