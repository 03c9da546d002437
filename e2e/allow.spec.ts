import { acme } from './support/acme'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { expect, test } from './support/test'

const allow = {
  ...{ signUp: 'invited', createOrganization: 'staff' },
  ...{ deleteOrganization: false, insights: false, exports: false },
}

let server: ServerBeside
test.beforeAll(async () => {
  server = await startServerBeside({ GUILDHALL_TEST_CONFIG: JSON.stringify({ allow }) })
})
test.afterAll(() => server.stop())

test('what the configuration switches off is hidden in every place, and told where somebody comes by the address', async ({
  open,
}) => {
  const at = (path: string) => `${server.url}${path}`
  const stranger = await open()
  await stranger.goto(at('/'))
  await expect(stranger.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(stranger.getByRole('link', { name: 'Create organization' })).toHaveCount(0)
  await stranger.goto(at('/login'))
  await expect(stranger.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(stranger.locator('a[href="/signup"]')).toHaveCount(0)
  await stranger.goto(at('/signup'))
  await expect(stranger.getByText('You need an invitation to create an account.')).toBeVisible()
  await expect(stranger.locator('form')).toHaveCount(0)

  const { olive, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(at('/orgs'))
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'New organization' })).toHaveCount(0)
  await page.goto(at('/orgs/new'))
  await expect(page.getByText('Your account can’t create organizations.')).toBeVisible()
  await expect(page.getByLabel('Organization name')).toHaveCount(0)

  await page.goto(at(`/orgs/${slug}/people`))
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await expect(navigation.getByRole('link', { name: 'Activity' })).toBeVisible()
  await expect(navigation.getByRole('link', { name: 'Insights' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await expect(palette.getByRole('option', { name: 'Activity' })).toBeVisible()
  for (const option of ['Insights', 'New organization'])
    await expect(palette.getByRole('option', { name: option })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Switch organization/ }).click()
  await expect(page.getByRole('menuitem', { name: 'All organizations' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'New organization' })).toHaveCount(0)

  await page.goto(at(`/orgs/${slug}/insights`))
  await expect(page.getByText('Insights are switched off here.')).toBeVisible()
  await page.goto(at(`/orgs/${slug}/people/export?format=csv`))
  await expect(page.getByText('Lists can’t be downloaded here.')).toBeVisible()
  await page.goto(at(`/orgs/${slug}/settings`))
  await expect(page.getByText('Owners can’t delete organizations here.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete organization' })).toHaveCount(0)
})
