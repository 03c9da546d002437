import { acme } from './support/acme'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('an admin adds, changes and deletes a product, and members see it', async ({ open }) => {
  const { slug, adam, mia, name: organization } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}`)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Products' })
    .click()
  await expect(page.getByText('No products yet')).toBeVisible()
  await page.getByRole('link', { name: 'New product' }).click()

  const price = page.getByLabel('Price')
  await page.getByLabel('Name', { exact: true }).fill('Anvil')
  await page.getByLabel('Description').fill('Falls well.\nComes back.')
  await price.fill('1.234,56')
  await page.getByRole('button', { name: 'Create product' }).click()
  await expect(price).toHaveAccessibleDescription(/point before the cents: 1234\.56/)
  await expect(price).toBeFocused()
  await price.fill('1234.5')
  await page.getByRole('button', { name: 'Create product' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Anvil' })).toBeVisible()
  await expect(page.getByText('€1,234.50')).toBeVisible()
  await expect(page.getByText(adam.name, { exact: true }).last()).toBeVisible()
  const address = page.url()

  const members = await open(mia)
  await members.goto(`/orgs/${slug}/products`)
  await expect(members.getByRole('link', { name: 'New product' })).toBeHidden()
  await members.getByRole('link', { name: 'Anvil' }).click()
  await expect(members.getByRole('heading', { level: 1, name: 'Anvil' })).toBeVisible()
  await expect(members.getByRole('link', { name: 'Edit' })).toBeHidden()
  await expect(members.getByRole('button', { name: 'Delete product' })).toBeHidden()

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Heavy anvil')
  await expect(price).toHaveValue('1234.50')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(address)
  await expect(page.getByRole('heading', { level: 1, name: 'Heavy anvil' })).toBeVisible()

  await page.getByRole('button', { name: 'Delete product' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete Heavy anvil?' })
  await expect(dialog).toContainText(organization)
  await dialog.getByRole('button', { name: 'Delete product' }).click()
  await page.waitForURL(`/orgs/${slug}/products`)
  await expect(page.getByText('No products yet')).toBeVisible()
  expect((await members.goto(address))?.status()).toBe(404)
  await page.goto(`/orgs/${slug}/activity`)
  await expect(page.getByText('deleted the product Heavy anvil')).toBeVisible()
})

test('a name that another product has is refused at its field, and what was typed stays', async ({
  open,
}) => {
  const org = await acme()
  const page = await open(org.olive)
  await shelve(org.id, ['Anvil'])
  await page.goto(`/orgs/${org.slug}/products/new`)
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Anvil')
  await page.getByLabel('Price').fill('7')
  await page.getByRole('button', { name: 'Create product' }).click()
  await expect(name).toHaveAccessibleDescription(/has this name/)
  await expect(page.getByLabel('Price')).toHaveValue('7')
})

test('thirty products come in pages and are found by a part of their name', async ({ open }) => {
  const org = await acme()
  const page = await open(org.mia)
  await shelve(
    org.id,
    Array.from({ length: 30 }, (_, n) => `Anvil ${n + 1}`),
  )
  await page.goto(`/orgs/${org.slug}/products`)
  const rows = page.getByRole('table', { name: `Products of ${org.name}` }).getByRole('row')
  await expect(rows).toHaveCount(26)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(rows).toHaveCount(6)
  await page.getByRole('searchbox', { name: 'Search products' }).fill('anvil 30')
  await page.getByRole('searchbox', { name: 'Search products' }).press('Enter')
  await expect(rows).toHaveCount(2)
  await page.getByRole('searchbox', { name: 'Search products' }).fill('%')
  await page.getByRole('searchbox', { name: 'Search products' }).press('Enter')
  await expect(page.getByText('No product found')).toBeVisible()
})

test('the wrong people get the right answers', async ({ open }) => {
  const org = await acme()
  const another = await acme()
  const [id] = await shelve(org.id, ['Anvil'])
  const products = `/orgs/${org.slug}/products`
  const answers = [
    [org.mia, `${products}/${id}`, 200],
    [org.mia, `${products}/new`, 403],
    [org.mia, `${products}/${id}/edit`, 403],
    [org.mia, `${products}/00000000-0000-7000-8000-000000000000`, 404],
    [org.mia, `${products}/nonsense`, 404],
    [org.zoe, products, 404],
    [org.zoe, `${products}/${id}`, 404],
    // The product is there, and Olive of the other Acme may do anything in her own.
    [another.olive, `/orgs/${another.slug}/products/${id}`, 404],
    [another.olive, `/orgs/${another.slug}/products/${id}/edit`, 404],
  ] as const
  for (const [who, path, status] of answers) {
    const page = await open(who)
    expect((await page.goto(path))?.status(), path).toBe(status)
  }
})

/** Products of an organization, in this order. */
async function shelve(organizationId: string, names: string[]) {
  const rows = await sql<{ id: string }>(
    `INSERT INTO "Product" (id, "organizationId", name, price, "modifiedAt")
     SELECT uuidv7(), $1, name, 100, now()
     FROM unnest($2::text[]) WITH ORDINALITY AS p (name, place) ORDER BY place RETURNING id`,
    [organizationId, names],
  )
  return rows.map(({ id }) => id)
}
