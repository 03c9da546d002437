import type { Page } from '@playwright/test'
import { findingsInEveryLook, tooWide } from './support/looks'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'
import { world } from './support/world'

// A server with the brand of docs/theming.md: Fern, whose organizations are workspaces.
test.describe.configure({ timeout: 300_000 })
let fern: ServerBeside
test.beforeAll(async () => {
  fern = await startServerBeside({ GUILDHALL_TEST_FERN: '1' })
})
test.afterAll(() => fern.stop())

test('pages show the brand with enough contrast, and the company’s own components', async ({
  open,
}) => {
  const made = await world()
  await sql(`UPDATE "Organization" SET kind = 'workspace' WHERE slug = $1`, [made.path(':slug')])
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
