import { acme } from './support/acme'
import { ownMany } from './support/organizations'
import { requestsOf } from './support/requests'
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

test('with 500 organizations one is found by keyboard, and those used last come first', async ({
  open,
}) => {
  const { zoe, mia, slug } = await acme()
  const mark = await ownMany(zoe, 500)
  const page = await open(zoe)
  await page.goto(`/orgs/many-7-${mark}`)
  await page.goto(`/orgs/many-300-${mark}`)
  const switcher = page.getByRole('button', { name: /^Switch organization/ })
  await switcher.focus()
  await page.keyboard.press('Enter')
  const items = page.getByRole('dialog').or(page.getByRole('menu')).getByRole('menuitem')
  await expect(items.nth(0)).toContainText(`Many 300 ${mark}`)
  await expect(items.nth(0)).toContainText('Owner')
  await expect(items.nth(1)).toContainText(`Many 7 ${mark}`)
  await page.keyboard.type('many 499')
  await expect(items.nth(0)).toContainText(`Many 499 ${mark}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/many-499-${mark}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Many 499 ${mark}`)

  // No page carries the list: with 500 it weighs what it weighs with one.
  const weigh = async (who: typeof zoe, path: string) => {
    const other = await open(who)
    return (await (await other.goto(path))?.body())?.length ?? 0
  }
  const [many, one] = [
    await weigh(zoe, `/orgs/many-499-${mark}/products`),
    await weigh(mia, `/orgs/${slug}`),
  ]
  expect(many).toBeLessThan(one * 2)
})

test('a link that was only seen is no visit', async ({ open }) => {
  const { zoe } = await acme()
  const mark = await ownMany(zoe, 3)
  const page = await open(zoe)
  const quiet = requestsOf(page)
  await page.goto(`/orgs/many-2-${mark}`)
  await page.goto('/orgs')
  await page
    .getByRole('main')
    .getByRole('link', { name: `Many 1 ${mark}` })
    .hover()
  await quiet()
  await page.goto('/')
  await page.waitForURL(`/orgs/many-2-${mark}`)
})
