import { acme } from './support/acme'
import { expectFocus, press } from './support/keyboard'
import { ownMany } from './support/organizations'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a person switches to another of 500 organizations with the keyboard, recently used ones first', async ({
  open,
}) => {
  const { zoe, mia, slug } = await acme()
  const mark = await ownMany(zoe, 500)
  const page = await open(zoe)
  await page.goto(`/orgs/many-7-${mark}`)
  await page.goto(`/orgs/many-300-${mark}`)
  await press(page, /^Switch organization/)
  const items = page.getByRole('dialog').or(page.getByRole('menu')).getByRole('menuitem')
  await expect(page.getByPlaceholder('Search organizations')).toBeFocused()
  await expect(items.nth(0)).toContainText(`Many 300 ${mark}`)
  await expect(items.nth(0)).toContainText('Owner')
  await expect(items.nth(1)).toContainText(`Many 7 ${mark}`)
  await page.keyboard.type('many 499')
  await expect(items.nth(0)).toContainText(`Many 499 ${mark}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/many-499-${mark}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Many 499 ${mark}`)
  await expectFocus(page)

  // Pages do not include the list: with 500 organizations they are no larger than with one.
  const asMia = await open(mia)
  const many = await page.request.get(`/orgs/many-499-${mark}`)
  const one = await asMia.request.get(`/orgs/${slug}`)
  expect((await many.body()).length).toBeLessThan((await one.body()).length * 2)
})

test('a person has a separate role in each organization, and the landing page leads to the last one visited', async ({
  open,
}) => {
  const [first, second] = [await acme(), await acme()]
  await sql(
    `INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
     VALUES (uuidv7(), $1, $2, now())`,
    [second.id, first.adam.id],
  )
  const page = await open(first.adam)
  await page.goto(`/orgs/${first.slug}`)
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
  await press(page, /^Switch organization/)
  const other = page.getByRole('menuitem').filter({ hasText: second.name })
  await expect(other).toBeVisible()
  await other.press('Enter')
  await page.waitForURL(`/orgs/${second.slug}`)
  await expect(page.getByRole('heading', { level: 1, name: second.name })).toBeVisible()
  // An admin there is only a member here.
  await expect(page.getByRole('link', { name: 'Settings' })).toBeHidden()
  // A prefetch is not a visit.
  await page.request.get(`/orgs/${first.slug}`, {
    headers: { rsc: '1', 'next-router-prefetch': '1' },
  })
  await page.goto('/')
  await page.waitForURL(`/orgs/${second.slug}`)
})
