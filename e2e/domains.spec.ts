import { acme } from './support/acme'
import { person, unique } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('an admin adds a domain, and a person with an address there joins from their own page', async ({
  open,
}) => {
  const { adam, id, slug, name } = await acme()
  const [page, domain] = [await open(adam), `${unique()}.test`]
  await page.goto(`/orgs/${slug}/settings`)
  await page.getByRole('link', { name: 'Manage domains' }).click()
  await page.getByLabel('Domain', { exact: true }).fill('gmail.com')
  await page.getByRole('button', { name: 'Add domain' }).click()
  await expect(page.getByText('Anyone can have an address there.')).toBeVisible()
  await page.getByLabel('Domain', { exact: true }).fill(domain.toUpperCase())
  await page.getByRole('button', { name: 'Add domain' }).click()
  await expect(page.getByText(`_organization-verification.${domain}`)).toBeVisible()
  await page.getByLabel(`People with an address at ${domain}`).selectOption('Join immediately')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`Saved for ${domain}.`)).toBeVisible()
  // As if the record were in DNS, which tests cannot write to.
  await sql(
    `UPDATE "OrganizationDomain" SET "verifiedAt" = now(), "checkedAt" = now()
     WHERE "organizationId" = $1 AND domain = $2`,
    [id, domain],
  )
  await page.reload()
  await expect(page.getByText('Verified', { exact: true })).toBeVisible()
  const newcomer = await person('Nina')
  await sql('UPDATE "User" SET email = $2 WHERE id = $1', [newcomer.id, `nina@${domain}`])
  const own = await open(newcomer)
  await own.goto('/orgs')
  await expect(own.getByText(`Your address is at ${domain}.`)).toBeVisible()
  await own.getByRole('button', { name: 'Join', exact: true }).click()
  await own.waitForURL(`/orgs/${slug}`)
  await expect(own.getByText(`Welcome to ${name}!`)).toBeVisible()
})
