import type { Page } from '@playwright/test'
import { introduce, invite } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, person, unique } from './support/person'
import { sam } from './support/sam'
import { sql } from './support/sql'
import { expect, test } from './support/test'

/** Creates a vendor as the person viewing the page. */
async function supplies(page: Page) {
  const slug = `supplies-${unique()}`
  await page.goto('/orgs/new?kind=vendor')
  await page.getByLabel('Vendor name').fill('Zenith Supplies')
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Tax number').fill('DE123456789')
  await page.getByLabel('Title').fill('Founder')
  await page.getByRole('button', { name: 'Create vendor' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  return slug
}

test('a vendor is created with its tax number, which is shown and changed, and the vendor is deleted', async ({
  open,
}) => {
  const zoe = await person('Zoe')
  const page = await open(zoe)
  const slug = `supplies-${unique()}`
  await page.goto('/orgs/new')
  await page.getByRole('navigation', { name: 'What to create' }).getByText('Vendor').click()
  await page.waitForURL('/orgs/new?kind=vendor')
  await page.getByLabel('Vendor name').fill('Zenith Supplies')
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Tax number').fill('12')
  await page.getByLabel('Title').fill('Founder')
  await page.getByRole('button', { name: 'Create vendor' }).click()
  await expect(page.getByLabel('Tax number')).toHaveAccessibleDescription(/like DE123456789/)
  await page.getByLabel('Tax number').fill('de123456789')
  await page.getByRole('button', { name: 'Create vendor' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByText('DE123456789')).toBeVisible()

  await page.goto('/orgs')
  const mine = page.getByRole('list', { name: 'My organizations' })
  await expect(mine.getByRole('listitem')).toContainText('Vendor · 1 member')

  await page.goto(`/orgs/${slug}/settings`)
  await expect(page.getByLabel('Tax number')).toHaveValue('DE123456789')
  await page.getByLabel('Tax number').fill('FR99999')
  await page.getByLabel('Website').fill('https://zenith.test')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Website')).toHaveValue('https://zenith.test')
  await page.goto(`/orgs/${slug}/activity`)
  await expect(page.getByText('updated the details of the vendor')).toBeVisible()

  await page.goto(`/orgs/${slug}/settings`)
  await page.getByLabel('Type “Zenith Supplies” to confirm').fill('Zenith Supplies')
  await page.getByRole('button', { name: 'Delete vendor' }).click()
  await page.waitForURL('/orgs')
  const left = await sql(
    `SELECT 1 FROM "VendorOrganization" v JOIN "Organization" o ON o.id = v."organizationId"
     WHERE o.slug = $1 AND o."deletedAt" IS NULL`,
    [slug],
  )
  expect(left).toEqual([])
})

test('people enter their title when they join, also without JavaScript, unless the inviter has, and admins and staff change it', async ({
  open,
}) => {
  const zoe = await person('Zoe')
  const page = await open(zoe)
  const slug = await supplies(page)
  const [mia, max] = [newAddress('Mia'), await person('Max')]
  await invite(page, slug, mia)
  const joining = await open(null, { javaScriptEnabled: false })
  const mail = await mailTo(mia, /invited you to join Zenith Supplies/)
  expect(mail.text).toContain('join the vendor Zenith Supplies')
  await joining.goto(linkIn(mail, 'invitations'))
  await introduce(joining, 'Mia')
  await joining.getByLabel('Title').fill('Buy\u200Ber')
  await joining.getByRole('button', { name: 'Accept' }).click()
  await expect(joining.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true')
  await introduce(joining, 'Mia')
  await joining.getByLabel('Title').fill('Buyer')
  await joining.getByRole('button', { name: 'Accept' }).click()
  await expect(joining).toHaveURL(`/orgs/${slug}`)

  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(max.email)
  await page.getByLabel('Title').fill('Head of sales')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.waitForURL(`/orgs/${slug}/people`)
  const accepting = await open(max)
  await accepting.goto(linkIn(await mailTo(max.email, /invited you/), 'invitations'))
  await expect(accepting.getByLabel('Title')).toHaveCount(0)
  await accepting.getByRole('button', { name: 'Accept' }).click()
  await expect(accepting).toHaveURL(`/orgs/${slug}`)
  await page.reload()
  await expect(page.getByRole('row', { name: mia })).toContainText('Buyer')
  await expect(page.getByRole('row', { name: max.email })).toContainText('Head of sales')

  await page.goto(`/orgs/${slug}/people/${zoe.id}`)
  await page.getByLabel('Title').fill('Head of purchasing')
  await page.getByRole('button', { name: 'Save details' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: zoe.email })).toContainText('Head of purchasing')
  // Staff change it in the back office, where lists distinguish vendors from other kinds.
  const office = await open(await sam())
  await office.goto(`/admin/memberships?kind=vendor&q=${encodeURIComponent(zoe.email)}`)
  await expect(office.getByRole('row', { name: zoe.email })).toContainText('Vendor')
  await office.getByRole('link', { name: /^Manage/ }).click()
  await office.getByLabel('Title').fill('Founder')
  await office.getByRole('button', { name: 'Save details' }).click()
  await expect(office.getByText('Changes saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row', { name: zoe.email })).toContainText('Founder')
})
