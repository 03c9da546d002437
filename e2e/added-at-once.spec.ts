import type { Page } from '@playwright/test'
import { introduce } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, person, unique } from './support/person'
import { expect, test } from './support/test'

/** A vendor, whose invitations are `default` in this build (lib/testing/guildhall.config.ts). */
async function createVendor(page: Page) {
  const slug = `supplies-${unique()}`
  await page.goto('/orgs/new?kind=vendor')
  await page.getByLabel('Vendor name').fill('Zenith Supplies')
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Tax number').fill('DE123456789')
  await page.getByRole('button', { name: 'Create vendor' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  return slug
}

/** Adds somebody by the invite page, which asks what a vendor knows of its members. */
async function add(page: Page, slug: string, email: string, role = 'member') {
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Role').selectOption(role)
  await page.getByLabel('Title').fill('Buyer')
  await page.getByRole('button', { name: 'Send invitation' }).click()
}

test('the invite page adds whoever it finds, and somebody new, who then activates their account', async ({
  open,
  page: newcomer,
}) => {
  const [zoe, max] = [await person('Zoe'), await person('Max')]
  const mia = newAddress('Mia')
  const page = await open(zoe)
  const slug = await createVendor(page)
  await page.goto(`/orgs/${slug}/people/invite`)
  await expect(page.getByText('They become members of Zenith Supplies immediately')).toBeVisible()

  await add(page, slug, max.email, 'admin')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByText('Added and notified by email.')).toBeVisible()
  await expect(page.getByRole('row', { name: max.email })).toContainText('Admin')
  await mailTo(max.email, /Zenith Supplies/)
  const member = await open(max)
  await member.goto(`/orgs/${slug}`)
  await expect(member.getByRole('heading', { level: 1, name: 'Zenith Supplies' })).toBeVisible()

  await add(page, slug, mia)
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: mia })).toContainText('Pending activation')
  await expect(page.getByRole('link', { name: 'Invitations (0)' })).toBeVisible()
  await newcomer.goto(linkIn(await mailTo(mia, /^Activate your/), 'activate'))
  await introduce(newcomer, 'Mia Muster')
  await newcomer.getByRole('button', { name: 'Activate account' }).click()
  await newcomer.waitForURL(`/orgs/${slug}`)
  await page.reload()
  await expect(page.getByRole('row', { name: mia })).toContainText('Mia Muster')

  await add(page, slug, mia)
  await expect(page.getByText(/already a member/)).toBeVisible()
})
