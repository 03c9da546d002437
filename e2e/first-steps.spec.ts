import sharp from 'sharp'
import { acme } from './support/acme'
import { introduce } from './support/forms'
import { signUp } from './support/sign-up'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('after activation a list of first steps ticks itself, and goes when all are done', async ({
  page,
}) => {
  const { slug, link } = await signUp(page)
  await page.goto(link)
  await introduce(page, 'Olive')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  const list = page.getByRole('region', { name: /^Set up / })
  await expect(list).toContainText('0 of 4 done')
  await list.getByRole('link', { name: 'Add the first product' }).click()
  await page.getByLabel('Name').fill('Anvil')
  await page.getByLabel('Price').fill('10')
  await page.getByRole('button', { name: 'Create product' }).click()
  await expect(page.getByRole('heading', { name: 'Anvil', level: 1 })).toBeVisible()
  await page.goto(`/orgs/${slug}`)
  await expect(list).toContainText('1 of 4 done')
  await expect(list.getByRole('listitem').filter({ hasText: 'product' })).toContainText('(done)')

  await sql(
    `WITH adam AS (
       INSERT INTO "User" (id, name, email, "isActive", "modifiedAt")
       VALUES (gen_random_uuid(), 'Adam', $1 || '@acme.test', true, now()) RETURNING id)
     INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
     SELECT uuidv7(), o.id, adam.id, 'admin', now() FROM adam, "Organization" o WHERE o.slug = $1`,
    [slug],
  )
  await page.goto(`/orgs/${slug}`)
  await expect(list).toContainText('3 of 4 done')
  await list.getByRole('link', { name: 'Add a logo' }).click()
  await expect(page).toHaveURL(`/orgs/${slug}/settings#picture`)
  const logo = { width: 64, height: 64, channels: 3 as const, background: 'teal' }
  const buffer = await sharp({ create: logo }).png().toBuffer()
  await page
    .getByLabel('Upload picture')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
  await page.getByRole('dialog').getByRole('button', { name: 'Save picture' }).click()
  await expect(page.getByText('Picture saved.')).toBeVisible()
  await page.goto(`/orgs/${slug}`)
  await expect(page.getByRole('heading', { name: 'Recent activity' })).toBeVisible()
  await expect(list).toBeHidden()
})

test('an admin puts the list away for all admins; members never see it', async ({ open }) => {
  const { slug, olive, adam, mia } = await acme()
  const [owner, admin, member] = [await open(olive), await open(adam), await open(mia)]
  for (const page of [owner, admin, member]) await page.goto(`/orgs/${slug}`)
  const list = { name: /^Set up / }
  await expect(owner.getByRole('region', list)).toBeVisible()
  await expect(member.getByRole('heading', { name: 'New members' })).toBeVisible()
  await expect(member.getByRole('region', list)).toBeHidden()
  await admin.getByRole('button', { name: 'Hide this list' }).click()
  await expect(admin.getByText('Checklist hidden.')).toBeVisible()
  await expect(admin.getByRole('region', list)).toBeHidden()
  await owner.reload()
  await expect(owner.getByRole('heading', { name: 'Recent activity' })).toBeVisible()
  await expect(owner.getByRole('region', list)).toBeHidden()
})
