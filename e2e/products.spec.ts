import { acme } from './support/acme'
import {
  announcement,
  confirm,
  expectFocus,
  overtype,
  press,
  retype,
  typeInto,
} from './support/keyboard'
import { expectFlawless } from './support/looks'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('an admin adds, edits and deletes a product with the keyboard, and members see it', async ({
  open,
}) => {
  const { id, slug, adam, mia, name: organization } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}`)
  await press(page, 'Add the first product', 'link')
  await page.waitForURL(`/orgs/${slug}/products/new`)
  await expectFocus(page)
  await shelve(id, ['Bellows'])
  await page.goto(`/orgs/${slug}/products`)
  await expect(page.getByText('npm run example:remove')).toBeVisible()
  await press(page, 'New product', 'link')
  await page.waitForURL(`/orgs/${slug}/products/new`)
  await expectFocus(page)
  const name = await typeInto(page, 'Name', 'Bellows')
  const price = await typeInto(page, 'Price', '1.234,56')
  await page.keyboard.press('Enter')
  await expect(price).toHaveAccessibleDescription(/point before the cents: 1234\.56/)
  await expect(price).toBeFocused()
  await overtype(page, '1234.5')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription(/has this name/)
  await expect(name).toBeFocused()
  await expect(price).toHaveValue('1234.5')
  await overtype(page, 'Anvil')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Anvil' })).toBeVisible()
  await expect(page.getByText('€1,234.50')).toBeVisible()
  await expect(page.getByText(adam.name, { exact: true }).last()).toBeVisible()
  await expectFocus(page)
  const address = page.url()

  const members = await open(mia)
  await members.goto(`/orgs/${slug}/products`)
  await expect(members.getByRole('link', { name: 'New product' })).toBeHidden()
  await press(members, 'Anvil', 'link')
  await members.waitForURL(address)
  await expect(members.getByRole('heading', { level: 1, name: 'Anvil' })).toBeVisible()
  await expect(members.getByRole('link', { name: 'Edit' })).toBeHidden()
  await expect(members.getByRole('button', { name: 'Delete product' })).toBeHidden()

  await press(page, 'Edit', 'link')
  await page.waitForURL(/\/edit$/)
  await expectFocus(page)
  await expect(price).toHaveValue('1234.50')
  await retype(page, 'Name', 'Heavy anvil')
  await page.keyboard.press('Enter')
  await page.waitForURL(address)
  await expect(page.getByRole('heading', { level: 1, name: 'Heavy anvil' })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Delete product')
  const dialog = page.getByRole('alertdialog', { name: 'Delete Heavy anvil?' })
  await expect(dialog).toContainText(organization)
  await confirm(page)
  await page.waitForURL(`/orgs/${slug}/products`)
  await expect(announcement(page)).toContainText('Product deleted.')
  await expectFocus(page)
  expect((await members.goto(address))?.status()).toBe(404)
})

test('the pages of products fit the longest names, and axe finds nothing', async ({ open }) => {
  const { id, slug, adam } = await acme()
  const page = await open(adam)
  await shelve(id, ['Unbreakable'.repeat(10).slice(0, 100)])
  await sql(`UPDATE "Product" SET description = $2 WHERE "organizationId" = $1`, [
    id,
    'Description'.repeat(40),
  ])
  const [product] = await sql<{ id: string }>(
    `SELECT id FROM "Product" WHERE "organizationId" = $1`,
    [id],
  )
  for (const path of ['', '/new', `/${product!.id}`, `/${product!.id}/edit`]) {
    await page.goto(`/orgs/${slug}/products${path}`)
    await expectFlawless(page)
  }
})

/** Creates products of an organization, in this order. */
const shelve = (organizationId: string, names: string[]) =>
  sql(
    `INSERT INTO "Product" (id, "organizationId", name, price, "modifiedAt")
     SELECT uuidv7(), $1, name, 100, now()
     FROM unnest($2::text[]) WITH ORDINALITY AS p (name, place) ORDER BY place`,
    [organizationId, names],
  )
