import type { Page } from '@playwright/test'
import { everyPage } from './support/every-page'
import { findingsInEveryLook, tooWide } from './support/looks'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'
import { withLinks, world, type Who, type World } from './support/world'

// A server with the brand of docs/theming.md: Fern, whose organizations are workspaces.
test.describe.configure({ timeout: 300_000 })
let fern: ServerBeside
test.beforeAll(async () => {
  fern = await startServerBeside({ GUILDHALL_TEST_FERN: '1' })
})
test.afterAll(() => fern.stop())

/** An organization of the only kind. */
async function workspace() {
  const made = await world()
  await sql(`UPDATE "Organization" SET kind = 'workspace' WHERE slug = $1`, [made.path(':slug')])
  return made
}

// The word in texts, but not in code names and URLs.
const word = /(?<![\w/.:?&={-])organi[sz]ations?(?![\w/.:="'&?}\\-])/gi

// The texts themselves are checked in every language by lib/i18n/words.test.ts.
test('no page says "organization" if the kind is named "workspace"', async ({ open }) => {
  const made = await withLinks(await workspace(), open)
  for (const who of ['nobody', 'owner', 'member', 'stranger', 'staff'] as const) {
    const { request } = await open(who === 'nobody' ? null : made.people[who])
    for (const path of pathsOf(who, made)) {
      const answer = await request.get(fern.url + path)
      expect(answer.status(), path).toBeLessThan(500)
      // The organizations that other tests sign up have their own names.
      const html = (await answer.text()).replaceAll(/Organization org-\w+/g, '')
      const said = [...html.matchAll(word)].map(({ index }) =>
        html.slice(Math.max(0, index - 40), index + 40),
      )
      expect.soft(said, `${path} as ${who}`).toEqual([])
    }
  }
})

const pathsOf = (who: Who, made: World) =>
  Object.values(everyPage)
    .flatMap((page) => page[who] ?? [])
    // Its mails are written by the server under test, and by no other.
    .filter((path) => !path.startsWith('/dev/mailbox'))
    .map(made.path)

test('pages show the brand with enough contrast, and the company’s own components', async ({
  open,
}) => {
  const made = await workspace()
  const page = await open()
  await page.goto(fern.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'One workspace for your whole garden',
  )
  await expect(page).toHaveTitle('Fern')
  await expectSound(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`${fern.url}/login`)
  await expect(page.getByText('One workspace for your whole garden')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Imprint' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCSS(
    'background-color',
    'rgb(180, 35, 107)',
  )
  await expect(page.locator('body')).toHaveCSS('font-family', /^Georgia/)
  await expectSound(page)
  const owner = await open(made.people.owner)
  for (const path of ['people', 'settings']) {
    await owner.goto(`${fern.url}/orgs/${made.path(':slug')}/${path}`)
    await expectSound(owner)
  }
})

async function expectSound(page: Page) {
  expect.soft(await findingsInEveryLook(page), page.url()).toEqual([])
  expect.soft(await tooWide(page), page.url()).toEqual([])
}
