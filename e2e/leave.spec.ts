import { acme } from './support/acme'
import { leave } from './support/leave'
import { mailTo } from './support/mailbox'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a member leaves, and the owner is told', async ({ open }) => {
  const { olive, mia, name, slug } = await acme()
  const page = await open(mia)
  await page.goto(`/orgs/${slug}`)
  await leave(page)
  await page.waitForURL('/orgs')
  await expect(page.getByText(`You left ${name}.`)).toBeVisible()
  await expect(page.getByText('No organization yet')).toBeVisible()
  expect((await page.goto(`/orgs/${slug}`))?.status()).toBe(404)
  await mailTo(olive.email, new RegExp(`^${mia.name} left ${name}`))
})

test('an admin leaves from the settings as well', async ({ open }) => {
  const { adam, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/settings`)
  await leave(page)
  await page.waitForURL('/orgs')
})

test('a member leaves whose role the catalogue has no more', async ({ open }) => {
  const { mia, name, slug } = await acme()
  await sql(
    `UPDATE "OrganizationUser" m SET role = 'forgotten' FROM "Organization" o
     WHERE o.id = m."organizationId" AND o.slug = $1 AND m."userId" = $2`,
    [slug, mia.id],
  )
  const page = await open(mia)
  await page.goto(`/orgs/${slug}`)
  await leave(page)
  await page.waitForURL('/orgs')
  await expect(page.getByText(`You left ${name}.`)).toBeVisible()
})

test('the owner stays', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  for (const path of ['', '/settings']) {
    await page.goto(`/orgs/${slug}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Leave organization' })).toBeHidden()
  }
})
