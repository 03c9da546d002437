import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { invite } from './support/forms'
import { addMembers } from './support/members'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const rowsOf = (page: Page) => page.getByRole('table').first().getByRole('rowheader')
const searchOf = (page: Page) => page.getByRole('searchbox', { name: 'Search people' })

test('the list follows what is typed, and the way back leads to what was before', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 60)
  const page = await open(org.mia)
  await page.goto(`/orgs/${org.slug}/people`)
  await expect(page.getByText('64 members')).toBeVisible()
  const search = searchOf(page)
  await search.pressSequentially('person 42', { delay: 40 })
  await expect(rowsOf(page)).toHaveText([/Person 42/])
  await expect(page).toHaveURL(`/orgs/${org.slug}/people?q=person+42`)
  await expect(page.getByText('1 person found')).toBeVisible()
  await expect(search).toBeFocused()
  await search.press('Backspace')
  await expect(rowsOf(page)).toHaveCount(11)
  await expect(search).toBeFocused()
  // One search is one step, however many letters it had.
  await page.goBack()
  await expect(rowsOf(page)).toHaveCount(25)
  await expect(search).toHaveValue('')
  await page.goForward()
  await expect(search).toHaveValue('person 4')
  await expect(rowsOf(page)).toHaveCount(11)
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect(rowsOf(page)).toHaveCount(25)
  await expect(search).toBeFocused()
})

test('people are filtered and ordered, all of it in the address', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 60)
  await sql(`UPDATE "User" SET "isActive" = false WHERE email LIKE 'person.1_@' || $1 || '.test'`, [
    org.slug,
  ])
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/people`)
  const choose = async (filter: string, choice: string) => {
    await page.getByRole('button', { name: filter }).click()
    await page.getByRole('menuitem', { name: choice, exact: true }).click()
  }
  await choose('Filter by role', 'Admin')
  await expect(rowsOf(page)).toHaveText([new RegExp(org.olive.name), new RegExp(org.adam.name)])
  await expect(page).toHaveURL(`/orgs/${org.slug}/people?role=admin`)
  await choose('Filter by role', 'Any role')
  await expect(rowsOf(page)).toHaveCount(25)
  await choose('Filter by state', 'Not activated')
  await expect(rowsOf(page)).toHaveCount(10)
  await expect(rowsOf(page).first()).toContainText('Not activated')
  await expect(page).toHaveURL(`/orgs/${org.slug}/people?state=pending`)
  await page.getByRole('main').getByRole('link', { name: 'Name', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await page.getByRole('main').getByRole('link', { name: 'Name', exact: true }).click()
  await expect(rowsOf(page).first()).toContainText('Person 19')
  await expect(page).toHaveURL(`/orgs/${org.slug}/people?state=pending&sort=-name`)
  // A link that is clicked right after typing ends the search, however long its page takes.
  const isSlow = (url: URL) => url.searchParams.get('sort') === 'name'
  await page.route(isSlow, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await searchOf(page).fill('person 2')
  await page.getByRole('main').getByRole('link', { name: 'Name', exact: true }).click()
  await expect(page).toHaveURL(`/orgs/${org.slug}/people?state=pending&sort=name`)
  await expect(searchOf(page)).toHaveValue('')
  await page.unroute(isSlow)
  // A search keeps them.
  await searchOf(page).fill('person 1')
  await expect(page).toHaveURL(/q=person\+1/)
  await expect(page).toHaveURL(/state=pending/)
  await page.getByRole('link', { name: 'Show everybody' }).click()
  await expect(page).toHaveURL(`/orgs/${org.slug}/people`)

  // Another order's cursor begins at the beginning.
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(rowsOf(page).first()).toContainText('Person 22')
  const cursor = new URL(page.url()).searchParams.get('cursor') ?? ''
  await page.goto(`/orgs/${org.slug}/people?sort=name&cursor=${cursor}`)
  await expect(rowsOf(page).first()).toContainText(org.adam.name)
})

test('several get a role at once, and it counts in their open sessions', async ({ open }) => {
  const { olive, mia, max, slug } = await acme()
  const member = await open(mia)
  await member.goto(`/orgs/${slug}`)
  await expect(member.getByRole('link', { name: 'Settings' })).toBeHidden()

  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  await page.getByRole('checkbox', { name: `Select ${mia.name}` }).check()
  await page.getByRole('checkbox', { name: `Select ${max.name}` }).check()
  const bar = page.getByRole('region', { name: 'Selected people' })
  await expect(bar).toContainText('2 selected')
  await bar.getByRole('button', { name: 'Change role' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the role of 2 people' })
  await expect(dialog).toContainText(mia.name)
  await expect(dialog).toContainText(max.name)
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(page.getByText('2 roles changed.')).toBeVisible()
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Admin')
  await expect(bar).toBeHidden()

  await member.reload()
  await expect(member.getByRole('link', { name: 'Settings' })).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Member')
  await member.reload()
  await expect(member.getByRole('link', { name: 'Settings' })).toBeHidden()
})

test('several are removed at once; who is refused is named with the reason', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 7)
  const { olive, adam, mia, slug } = org
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people`)
  await page.getByRole('checkbox', { name: 'Select everybody on this page' }).check()
  const bar = page.getByRole('region', { name: 'Selected people' })
  await expect(bar).toContainText('9 selected')
  await expect(page.getByRole('checkbox', { name: `Select ${olive.name}` })).not.toBeChecked()
  // Meanwhile Mia becomes the owner.
  await sql(
    `UPDATE "OrganizationUser" SET role = 'admin' WHERE "organizationId" = $1 AND "userId" = $2`,
    [org.id, mia.id],
  )
  await sql(`UPDATE "OrganizationOwner" SET "userId" = $2 WHERE "organizationId" = $1`, [
    org.id,
    mia.id,
  ])
  await bar.getByRole('button', { name: 'Remove' }).click()
  const ask = page.getByRole('alertdialog')
  await expect(ask).toContainText(`Remove 9 people from ${org.name}?`)
  await expect(ask).toContainText('Person 7')
  await ask.getByRole('button', { name: 'Remove' }).click()
  const told = page.getByRole('dialog', { name: '1 person was left as they were' })
  await expect(told.getByRole('listitem')).toHaveText([
    new RegExp(`${mia.name}The owner stays until`),
  ])
  await told.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('8 people removed.')).toBeVisible()
  await expect(page.getByText('3 members')).toBeVisible()
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Owner')
})

test('with the shift key all between two are selected', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 10)
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/people`)
  const bar = page.getByRole('region', { name: 'Selected people' })
  await page.getByRole('checkbox', { name: 'Select Person 2', exact: true }).click()
  await page
    .getByRole('checkbox', { name: 'Select Person 6', exact: true })
    .click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('5 selected')
  await bar.getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar).toBeHidden()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
})

test('a role is changed in its row, undone, and stands as it was when it is refused', async ({
  open,
}) => {
  const { olive, adam, mia, id, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people`)
  const row = page.getByRole('row', { name: mia.email })
  const actions = page.getByRole('button', { name: `Actions for ${mia.name}` })
  const choose = async (role: string) => {
    await actions.click()
    await page.getByRole('menuitemradio', { name: role }).click()
  }
  await choose('Admin')
  await expect(row).toContainText('Admin')
  await expect(page.getByText(`${mia.name} is now: Admin.`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(row).toContainText('Member')

  // Refused: Mia is the owner by now, which this page does not know.
  await sql(
    `UPDATE "OrganizationUser" SET role = 'admin' WHERE "organizationId" = $1 AND "userId" = $2`,
    [id, mia.id],
  )
  await sql(`UPDATE "OrganizationOwner" SET "userId" = $2 WHERE "organizationId" = $1`, [
    id,
    mia.id,
  ])
  await choose('Admin')
  await expect(page.getByText('The owner stays until')).toBeVisible()
  await expect(row).toContainText('Member')
  await expect(row).not.toContainText('Admin')
  expect(olive.id).not.toBe(mia.id)
})

test('what cannot be done says why, also to the keyboard', async ({ open }) => {
  const { olive, adam, name, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people`)
  for (const [who, why] of [
    [olive, `${olive.name} owns ${name}. Only the owner can change that`],
    [adam, 'Nobody changes their own role. Another admin can.'],
  ] as const) {
    const actions = page.getByRole('button', { name: `Actions for ${who.name}` })
    await expect(actions).toHaveAttribute('aria-disabled', 'true')
    await expect(actions).toHaveAccessibleDescription(new RegExp(why))
    const box = page.getByRole('checkbox', { name: `Select ${who.name}` })
    await expect(box).toHaveAccessibleDescription(new RegExp(why))
    await box.focus()
    await page.keyboard.press('Space')
    await expect(box).not.toBeChecked()
    await actions.focus()
    await expect(page.getByText(new RegExp(why)).last()).toBeVisible()
  }
  await expect(page.getByRole('region', { name: 'Selected people' })).toBeHidden()
})

test('people are invited in a dialog, one after the other', async ({ open }) => {
  const { olive, mia, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people?sort=name`)
  const invite = page.getByRole('link', { name: 'Invite people' })
  await invite.click()
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  const email = dialog.getByLabel('Email')
  await expect(email).toBeFocused()
  // The list stays behind it.
  await expect(page.locator('[role=rowheader]').first()).toBeVisible()
  // What is wrong is said in there.
  await email.fill(mia.email)
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(email).toHaveAccessibleDescription(/is already a member/)
  const [first, second] = [newAddress('first'), newAddress('second')]
  await email.fill(first)
  await dialog.getByLabel('Role').selectOption('admin')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(`/orgs/${slug}/people?sort=name`)
  await expect(page.getByText('Invitation sent.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Invitations (1)' })).toBeVisible()
  await expect(invite).toBeFocused()

  await page.getByRole('button', { name: 'Invite another' }).click()
  await expect(email).toHaveValue('')
  await email.fill(second)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Invitations (2)' })).toBeVisible()

  await invite.click()
  await expect(email).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(invite).toBeFocused()
  // The address is one of a page, for whoever comes by it.
  await page.goto(`/orgs/${slug}/people/invite`)
  await expect(page.getByRole('heading', { level: 1, name: 'Invite people' })).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a member is removed from the row, and the focus stays in the list', async ({ open }) => {
  const { olive, max, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  await page.getByRole('button', { name: `Actions for ${max.name}` }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const ask = page.getByRole('alertdialog')
  await expect(ask.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await ask.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('1 person removed.')).toBeVisible()
  await expect(page.getByRole('row', { name: max.email })).toBeHidden()
  await expect(page.locator('#members :focus')).toHaveCount(1)
})

test('all of it by keyboard alone', async ({ open }) => {
  const org = await acme()
  const { olive, mia, max, slug } = org
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  const press = page.keyboard.press.bind(page.keyboard)
  const search = searchOf(page)
  await search.focus()
  await page.keyboard.type('Ma')
  await expect(rowsOf(page)).toHaveCount(1)
  await press('ControlOrMeta+a')
  await press('Delete')
  await expect(rowsOf(page)).toHaveCount(4)
  // A filter, by its menu.
  await press('Tab')
  await expect(page.getByRole('button', { name: 'Filter by role' })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Any role' })).toBeFocused()
  await press('ArrowDown')
  await press('ArrowDown')
  await press('Enter')
  await expect(page).toHaveURL(/role=/)
  await page.goBack()
  await expect(rowsOf(page)).toHaveCount(4)
  // A column's order.
  await page.getByRole('main').getByRole('link', { name: 'Name', exact: true }).focus()
  await press('Enter')
  await expect(rowsOf(page).first()).toContainText(org.adam.name)
  // Two people, their role, and away with one.
  for (const who of [mia, max]) {
    await page.getByRole('checkbox', { name: `Select ${who.name}` }).focus()
    await press('Space')
  }
  const bar = page.getByRole('region', { name: 'Selected people' })
  const change = bar.getByRole('button', { name: 'Change role' })
  for (let n = 0; n < 40 && !(await isFocused(change)); n++) await press('Tab')
  await press('Enter')
  const role = page.getByRole('dialog').getByRole('combobox', { name: 'Role' })
  await expect(role).toBeFocused()
  await page.keyboard.type('Admin')
  await press('Tab')
  await press('Tab')
  await press('Enter')
  await expect(page.getByText('2 roles changed.')).toBeVisible()
  await expect(page.getByRole('row', { name: max.email })).toContainText('Admin')
  const actions = page.getByRole('button', { name: `Actions for ${max.name}` })
  await actions.focus()
  await press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Open page' })).toBeFocused()
  await press('End')
  await press('Enter')
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await press('Tab')
  await press('Enter')
  await expect(page.getByRole('row', { name: max.email })).toBeHidden()
})

const isFocused = (locator: ReturnType<Page['getByRole']>) =>
  locator.evaluate((element) => element === document.activeElement).catch(() => false)

test('on a phone each member is a card, and the list can be ordered', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 30)
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const page = await open(org.olive, phone)
  await page.goto(`/orgs/${org.slug}/people`)
  const row = page.getByRole('row', { name: org.mia.email })
  const box = await row.boundingBox()
  expect(box?.height).toBeGreaterThan(90)
  await page.getByRole('button', { name: 'Sort' }).tap()
  await page.getByRole('menuitem', { name: 'Last to join' }).tap()
  await expect(rowsOf(page).first()).toContainText('Person 30')
  await page.getByRole('checkbox', { name: 'Select Person 30' }).tap()
  const bar = page.getByRole('region', { name: 'Selected people' })
  await expect(bar).toBeInViewport()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBe(390)
})

test('without JavaScript people are found, filtered, ordered, and invited on a page', async ({
  open,
}) => {
  const org = await acme()
  await addMembers(org, 30)
  const page = await open(org.olive, { javaScriptEnabled: false })
  await page.goto(`/orgs/${org.slug}/people`)
  await expect(rowsOf(page)).toHaveCount(25)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await searchOf(page).fill('person 2')
  await searchOf(page).press('Enter')
  await expect(rowsOf(page)).toHaveCount(11)
  await page.getByRole('main').getByRole('link', { name: 'Name', exact: true }).click()
  await expect(page).toHaveURL(`/orgs/${org.slug}/people?q=person+2&sort=name`)
  await page.getByRole('link', { name: 'Show everybody' }).click()
  await page.getByRole('link', { name: 'Admin', exact: true }).click()
  await expect(rowsOf(page)).toHaveText([new RegExp(org.olive.name), new RegExp(org.adam.name)])
  await page.getByRole('link', { name: 'Invite people' }).click()
  const address = newAddress('third')
  await page.getByLabel('Email', { exact: true }).fill(address)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('link', { name: 'Invitations (1)' })).toBeVisible()
})

test('the list of members is a file for admins, and that is in the trail', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 60)
  await sql(`UPDATE "User" SET name = '=1+1' WHERE id = $1`, [org.mia.id])
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/people?role=member`)
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${org.slug}-people-.*\\.csv$`))
  const csv = await page.request.get(`/orgs/${org.slug}/people/export?format=csv&role=member`)
  const lines = (await csv.text()).trim().split('\r\n')
  expect(lines).toHaveLength(63)
  expect(lines[0]).toContain('name,email,role,owner,state,joined')
  expect(lines[1]).toMatch(/^'=1\+1,/)
  const json = await page.request.get(`/orgs/${org.slug}/people/export?format=json`)
  expect((await json.json()) as unknown[]).toHaveLength(64)
  await page.goto(`/orgs/${org.slug}/activity`)
  await expect(page.getByText('exported the list of people').first()).toBeVisible()

  const path = `/orgs/${org.slug}/people/export`
  const asked = async (who: Parameters<typeof open>[0]) =>
    (await (await open(who)).request.get(path, { maxRedirects: 0 })).status()
  expect(await asked(org.max)).toBe(403)
  expect(await asked(org.zoe)).toBe(404)
  expect(await asked(null)).toBe(307)
})

test('a revoked invitation can be sent again, and invitations are searched', async ({ open }) => {
  const org = await acme()
  const address = newAddress('again')
  const page = await open(org.olive)
  await invite(page, org.slug, address)
  await page.goto(`/orgs/${org.slug}/invitations`)
  const row = page.getByRole('row', { name: address })
  await row.getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toBeHidden()
  await page.getByRole('link', { name: 'Revoked' }).click()
  await row.getByRole('button', { name: 'Resend' }).click()
  await page.getByRole('link', { name: 'Pending' }).click()
  await expect(row).toContainText('Pending')
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('nobody')
  await expect(page.getByRole('heading', { name: 'No such invitation' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill('again')
  await expect(row).toBeVisible()
})
