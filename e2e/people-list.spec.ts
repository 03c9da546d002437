import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { expectFocus, overtype, press, tabTo, takeFromMenu } from './support/keyboard'
import { addMembers } from './support/members'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const rowsOf = (page: Page) => page.getByRole('table').first().getByRole('rowheader')

test('the list of people is searched while typing, filtered and sorted with the keyboard', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 60)
  await sql(`UPDATE "User" SET "isActive" = false WHERE email LIKE 'person.1_@' || $1 || '.test'`, [
    org.slug,
  ])
  const page = await open(org.olive)
  const list = `/orgs/${org.slug}/people`
  await page.goto(list)
  await expect(page.getByText('64 members')).toBeVisible()
  const search = await tabTo(page, 'searchbox', 'Search people')
  await page.keyboard.type('person 42')
  await expect(rowsOf(page)).toHaveText([/Person 42/])
  await expect(page).toHaveURL(`${list}?q=person+42`)
  await expect(page.getByRole('status').filter({ hasText: '1 person found' })).toBeVisible()
  await expect(search).toBeFocused()
  // One search is one history entry, however many letters it has.
  await page.goBack()
  await expect(rowsOf(page)).toHaveCount(25)
  await expect(search).toHaveValue('')
  await page.goForward()
  await expect(search).toHaveValue('person 42')
  await expect(rowsOf(page)).toHaveCount(1)
  await press(page, 'Clear search')
  await expect(rowsOf(page)).toHaveCount(25)
  await expect(search).toBeFocused()
  await overtype(page, '<b>')
  await expect(page.getByText('No one matches “<b>”.')).toBeVisible()
  await press(page, 'Clear filters', 'link')
  await expect(rowsOf(page)).toHaveCount(25)
  await expectFocus(page)

  const filter = await takeFromMenu(page, /^Filter by role/, 'Admin')
  await expect(rowsOf(page)).toHaveText([new RegExp(org.olive.name), new RegExp(org.adam.name)])
  await expect(page).toHaveURL(`${list}?role=admin`)
  await expect(filter).toBeFocused()
  await takeFromMenu(page, /^Filter by role/, 'Any role')
  await expect(rowsOf(page)).toHaveCount(25)
  await takeFromMenu(page, /^Filter by status/, 'Pending activation')
  await expect(rowsOf(page)).toHaveCount(10)
  await expect(rowsOf(page).first()).toContainText('Pending activation')
  const byName = await press(page.getByRole('main'), 'Name', 'link')
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(byName).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rowsOf(page).first()).toContainText('Person 19')
  await expect(page).toHaveURL(`${list}?state=pending&sort=-name`)
  // A search keeps the filters.
  await tabTo(page, 'searchbox', 'Search people')
  await page.keyboard.type('person 11')
  await expect(rowsOf(page)).toHaveText([/Person 11/])
  await expect(page).toHaveURL(/state=pending&sort=-name&q=person\+11$/)
  await press(page, 'Clear search')
  await expect(rowsOf(page)).toHaveCount(10)
  // Clicking a link right after typing cancels the search, however long its page takes.
  await page.route(
    (url) => url.searchParams.get('sort') === 'name',
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await route.continue()
    },
  )
  await page.getByRole('searchbox', { name: 'Search people' }).fill('person 2')
  await byName.click()
  await expect(page).toHaveURL(`${list}?state=pending&sort=name`)
  await expect(search).toHaveValue('')
})

test('the list of people is paged with the keyboard', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 60)
  const page = await open(org.mia)
  await page.goto(`/orgs/${org.slug}/people`)
  const seen = new Set<string>()
  for (const count of [25, 25, 14]) {
    await expect(rowsOf(page)).toHaveCount(count)
    for (const name of await rowsOf(page).allInnerTexts()) seen.add(name)
    if (count === 14) continue
    const first = await rowsOf(page).first().innerText()
    await press(page, 'Next page', 'link')
    await expect(rowsOf(page).first()).not.toHaveText(first, { useInnerText: true })
    await expectFocus(page)
  }
  expect(seen.size).toBe(64)
  await expect(page.getByRole('link', { name: 'Next page' })).toBeHidden()
  await press(page, 'First page', 'link')
  await expect(rowsOf(page).first()).toContainText(org.olive.name)
  await expect(page).toHaveURL(`/orgs/${org.slug}/people`)
  await expectFocus(page)
})

test('columns keep their positions on every page', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 30)
  await sql(`UPDATE "User" SET name = $2 WHERE id = $1`, [
    org.max.id,
    'Donaudampfschiff '.repeat(4),
  ])
  const page = await open(org.olive)
  const places = async (query: string) => {
    await page.goto(`/orgs/${org.slug}/people${query}`)
    const heads = page.getByRole('columnheader')
    await expect(heads.first()).toBeVisible()
    return heads.evaluateAll((all) => all.map((head) => head.getBoundingClientRect().left))
  }
  const whole = await places('')
  expect(whole.length).toBeGreaterThan(2)
  for (const query of ['?q=person.7', `?q=${org.max.email}`, '?role=admin', '?sort=-name'])
    expect(await places(query), query).toEqual(whole)
})

test('without JavaScript an admin searches, filters and sorts the list, and has a tab for invitations that members don’t', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 30)
  const [admin, member] = [await open(org.adam, { javaScriptEnabled: false }), await open(org.mia)]
  const list = `/orgs/${org.slug}/people`
  await admin.goto(list)
  await expect(rowsOf(admin)).toHaveCount(25)
  await expect(admin.getByRole('checkbox')).toHaveCount(0)
  const search = admin.getByRole('searchbox', { name: 'Search people' })
  await search.fill('person 2')
  await search.press('Enter')
  await expect(rowsOf(admin)).toHaveCount(11)
  await admin.getByRole('main').getByRole('link', { name: 'Name', exact: true }).click()
  await expect(admin).toHaveURL(`${list}?q=person+2&sort=name`)
  await admin.getByRole('link', { name: 'Clear filters' }).click()
  await admin.getByRole('link', { name: 'Admin', exact: true }).click()
  await expect(rowsOf(admin)).toHaveText([new RegExp(org.olive.name), new RegExp(org.adam.name)])

  const tabs = admin.getByRole('navigation', { name: 'People' }).getByRole('link')
  await expect(tabs).toHaveText(['Members', 'Invitations (0)', 'Join links'])
  await expect(tabs.first()).toHaveAttribute('aria-current', 'page')
  await tabs.nth(1).click()
  await admin.waitForURL(`/orgs/${org.slug}/invitations`)
  await expect(tabs.nth(1)).toHaveAttribute('aria-current', 'page')
  await member.goto(list)
  await expect(member.getByRole('table')).toBeVisible()
  await expect(member.getByRole('link', { name: /^Invitations/ })).toBeHidden()
})

test('on a narrow screen the drawer leads to the list, whose rows are cards and are sorted from a menu', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 30)
  const page = await open(org.olive, { viewport: { width: 390, height: 844 } })
  await page.goto(`/orgs/${org.slug}`)
  const opener = await press(page, 'Open navigation')
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await press(drawer, 'People', 'link')
  await page.waitForURL(`/orgs/${org.slug}/people`)
  await expect(drawer).toBeHidden()
  await expectFocus(page)

  await expect(page.getByRole('row', { name: org.mia.email })).toBeVisible()
  const box = await page.getByRole('row', { name: org.mia.email }).boundingBox()
  expect(box?.height).toBeGreaterThan(90)
  const sort = await takeFromMenu(page, 'Sort', 'Newest')
  await expect(rowsOf(page).first()).toContainText('Person 30')
  await expect(sort).toBeFocused()
  await tabTo(page, 'checkbox', 'Select Person 30')
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'Selected people' })).toBeInViewport()
  const sticksOut = () => document.documentElement.scrollWidth > window.innerWidth
  expect(await page.evaluate(sticksOut)).toBe(false)
})
