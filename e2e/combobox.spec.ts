import { acme } from './support/acme'
import { announcement, expectFocus, openChoices, overtype, press, reach } from './support/keyboard'
import { addMembers } from './support/members'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('one of many options is found by typing, with mouse and keyboard, and the form submits it', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 12)
  await sql(`UPDATE "OrganizationUser" SET role = 'admin' WHERE "organizationId" = $1`, [org.id])
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/settings`)
  const owner = await reach(page.getByRole('combobox', { name: 'New owner' }))
  const options = page.getByRole('listbox').getByRole('option')
  const search = await openChoices(owner, 'click')
  await search.fill('person 7')
  await expect(options).toHaveText([/^Person 7/])
  await options.first().click()
  await expect(owner).toBeFocused()
  await expect(owner.locator('option:checked')).toHaveText(/^Person 7/)

  await openChoices(owner, 'Enter')
  await page.keyboard.type('person 8')
  await expect(options).toHaveText([/^Person 8/])
  await page.keyboard.press('Escape')
  await expect(owner).toBeFocused()
  await expect(owner.locator('option:checked')).toHaveText(/^Person 7/)

  await openChoices(owner, 'Enter')
  await page.keyboard.type('nobody is called so')
  await expect(page.getByText('No results')).toBeVisible()
  await overtype(page, 'person 1')
  await expect(options).toHaveText([/Person 1 /, /10/, /11/, /12/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(owner).toBeFocused()
  await expect(owner.locator('option:checked')).toHaveText(/^Person 10/)
  await press(page, 'Transfer ownership')
  const dialog = page.getByRole('alertdialog', { name: `Transfer ${org.name} to Person 10?` })
  await press(dialog, 'Transfer ownership')
  await expect(announcement(page)).toContainText('Person 10 has 7 days to accept.')
  await expect(page.getByText(`You offered ${org.name} to Person 10`)).toBeVisible()
  await expectFocus(page)
})
