import { acme } from './support/acme'
import {
  announcement,
  expectFocus,
  pick,
  press,
  retype,
  tabTo,
  typeInto,
  overtype,
} from './support/keyboard'
import { person, unique } from './support/person'
import { sam } from './support/sam'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the URL is changed by keyboard alone, and the focus stays where it was', async ({ open }) => {
  const { adam, slug } = await acme()
  const [page, renamed] = [await open(adam), `renamed-${unique()}`]
  await page.goto(`/orgs/${slug}/settings`)
  const field = await retype(page, 'URL', renamed)
  await expect(field).toHaveAccessibleDescription(/Available/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${renamed}/settings`)
  await expect(announcement(page)).toContainText('Changes saved.')
  await expectFocus(page)
  await press(page, 'Leave organization')
  await press(page.getByRole('alertdialog'), 'Leave organization')
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText('You have left the organization.')
  await expectFocus(page)
})

test('what keeps an owner from handing over or deleting is put right by keyboard alone', async ({
  open,
}) => {
  const { olive, adam, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  await press(page, 'Transfer ownership')
  const owner = page.getByLabel('New owner')
  await expect(owner).toHaveAccessibleDescription(/Choose the new owner/)
  await expect(owner).toBeFocused()
  await sql(`UPDATE "OrganizationUser" SET role = 'member' WHERE "userId" = $1`, [adam.id])
  await page.keyboard.type(adam.name)
  await press(page, 'Transfer ownership')
  await press(page.getByRole('alertdialog'), 'Transfer ownership')
  await expect(owner).toHaveAccessibleDescription(/Choose an active admin/)
  await expect(owner).toBeFocused()

  const typed = await typeInto(page, `Type “${name}” to confirm`, name.toUpperCase())
  await page.keyboard.press('Enter')
  await expect(typed).toHaveAccessibleDescription(`Type the name exactly as it stands: ${name}`)
  await expect(typed).toBeFocused()
  await overtype(page, name)
  await press(page, 'Delete organization')
  await page.waitForURL('/orgs')
  await expectFocus(page)
})

test('a vendor changes its details and its people’s titles, and goes, by keyboard alone', async ({
  open,
}) => {
  const [zoe, slug] = [await person('Zoe'), `supplies-${unique()}`]
  const page = await open(zoe)
  await page.goto('/orgs/new?kind=vendor')
  await typeInto(page, 'Vendor name', 'Zenith Supplies')
  await retype(page, 'URL', slug)
  const tax = await typeInto(page, 'Tax number', '12')
  await page.keyboard.press('Enter')
  await expect(tax).toHaveAccessibleDescription(/like DE123456789/)
  await expect(tax).toBeFocused()
  await overtype(page, 'DE123456789')
  await press(page, 'Create vendor')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)

  await page.goto(`/orgs/${slug}/people/${zoe.id}`)
  await typeInto(page, 'Title', 'Head of sales')
  await press(page, 'Save details')
  await expect(announcement(page)).toContainText('Changes saved.')
  await expectFocus(page)
  const office = await open(await sam())
  await office.goto('/admin/memberships')
  await tabTo(office, 'searchbox', 'Search memberships')
  await office.keyboard.type(zoe.email)
  await pick(office, 'Kind', 'Vendor')
  await press(office, 'Apply')
  await office.waitForURL(/kind=vendor/)
  await press(office, `Manage ${zoe.name} in Zenith Supplies`, 'link')
  await office.waitForURL(/\/members\//)
  await expectFocus(office)
  await retype(office, 'Title', 'Founder')
  await press(office, 'Save details')
  await expect(announcement(office)).toContainText('Changes saved.')
  await expectFocus(office)

  await page.goto(`/orgs/${slug}/settings`)
  await retype(page, 'Tax number', 'FR99999')
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('Changes saved.')
  await expectFocus(page)
  await typeInto(page, 'Type “Zenith Supplies” to confirm', 'Zenith Supplies')
  await press(page, 'Delete vendor')
  await page.waitForURL('/orgs')
  await expectFocus(page)
})

test('products are found and leafed through, and a name had by another is changed, by keyboard alone', async ({
  open,
}) => {
  const { id, adam, name, slug } = await acme()
  await sql(
    `INSERT INTO "Product" (id, "organizationId", name, price, "modifiedAt")
     SELECT uuidv7(), $1, 'Anvil ' || n, 100, now() FROM generate_series(1, 30) n`,
    [id],
  )
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/products`)
  const rows = page.getByRole('table', { name: `Products of ${name}` }).getByRole('row')
  await tabTo(page, 'searchbox', 'Search products')
  await page.keyboard.type('anvil')
  await page.keyboard.press('Enter')
  await expect(page.getByText('25 and more found for “anvil”')).toBeAttached()
  await expectFocus(page)
  await press(page, 'Next page', 'link')
  await expect(rows).toHaveCount(6)
  await expectFocus(page)
  await press(page, 'Clear search', 'link')
  await page.waitForURL(`/orgs/${slug}/products`)
  await expectFocus(page)

  await press(page, 'New product', 'link')
  await page.waitForURL(/\/new$/)
  await expectFocus(page)
  const field = await typeInto(page, 'Name', 'Anvil 7')
  const price = await typeInto(page, 'Price', '1.234,56')
  await page.keyboard.press('Enter')
  await expect(price).toHaveAccessibleDescription(/point before the cents/)
  await expect(price).toBeFocused()
  await overtype(page, '7')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/has this name/)
  await expect(field).toBeFocused()
})
