import { acme } from './support/acme'
import { addMembers } from './support/members'
import { requestsOf } from './support/requests'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('one of many is found by typing, by mouse and by key, and the form sends them', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 30)
  await sql(`UPDATE "OrganizationUser" SET role = 'admin' WHERE "organizationId" = $1`, [org.id])
  const page = await open(org.olive)
  const quiet = requestsOf(page)
  await page.goto(`/orgs/${org.slug}/settings`)
  await page.waitForLoadState('networkidle')
  const owner = page.getByRole('combobox', { name: 'New owner' })
  const search = page.getByRole('combobox', { name: 'Search', exact: true })
  const options = page.getByRole('listbox').getByRole('option')

  await owner.hover() // what it opens is on its way
  await quiet()
  await owner.click()
  await expect(search).toBeFocused()
  await search.fill('nobody is called so')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await search.fill('person 17')
  await expect(options).toHaveText([/^Person 17/])
  await options.first().click()
  await expect(owner).toBeFocused()
  await expect(owner.locator('option:checked')).toHaveText(/^Person 17/)

  await page.keyboard.press('Enter')
  await expect(search).toBeFocused()
  await page.keyboard.type('person 8')
  await expect(options).toHaveText([/^Person 8/])
  await page.keyboard.press('Escape')
  await expect(owner).toBeFocused()
  await expect(owner.locator('option:checked')).toHaveText(/^Person 17/)

  await page.getByRole('button', { name: 'Transfer ownership' }).click()
  const dialog = page.getByRole('alertdialog', { name: `Transfer ${org.name} to Person 17?` })
  await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(page.getByText(`Person 17 owns ${org.name}`)).toBeVisible()
})

test('among few the browser’s own list opens', async ({ open }) => {
  const { olive, adam, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  await page.waitForLoadState('networkidle')
  await page.getByLabel('New owner').focus()
  await page.keyboard.type(adam.name.slice(0, 6))
  await expect(page.getByLabel('New owner').locator('option:checked')).toContainText(adam.name)
  await expect(page.getByRole('listbox')).toBeHidden()
})
