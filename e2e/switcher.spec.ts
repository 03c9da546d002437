import { acme } from './support/acme'
import { expect, test } from './support/test'
import { sql } from './support/sql'

test('a person goes from one of their organizations to another', async ({ open }) => {
  const [first, second] = [await acme(), await acme()]
  await sql(
    `INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
     VALUES (uuidv7(), $1, $2, now())`,
    [second.id, first.adam.id],
  )
  const page = await open(first.adam)
  await page.goto(`/orgs/${first.slug}`)
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
  await page.getByRole('button', { name: /^Switch organization/ }).click()
  await page.getByText(second.name).click()
  await page.waitForURL(`/orgs/${second.slug}`)
  await expect(page.getByRole('heading', { level: 1, name: second.name })).toBeVisible()
  // An admin there is only a member here.
  await expect(page.getByRole('link', { name: 'Settings' })).toBeHidden()
  // The last one looked at is where the start page leads.
  await page.goto('/')
  await page.waitForURL(`/orgs/${second.slug}`)
})
