import type { Page } from '@playwright/test'
import { acme, type Acme } from './support/acme'
import { invitationTo } from './support/invitation'
import {
  announcement,
  confirm,
  expectFocus,
  press,
  pressInMessage,
  tabTo,
  takeFromMenu,
  overtype,
} from './support/keyboard'
import { mailTo } from './support/mailbox'
import { addMembers } from './support/members'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const rowsOf = (page: Page) => page.getByRole('table').first().getByRole('rowheader')

const openPeople = async (page: Page, { slug }: Acme) => {
  await page.goto(`/orgs/${slug}/people`)
  return page
}

const select = async (page: Page, name: string, key = 'Space') => {
  await tabTo(page, 'checkbox', `Select ${name}`)
  await page.keyboard.press(key)
}

test('people are searched while one types, filtered and ordered by keyboard alone', async ({
  open,
}) => {
  const org = await acme()
  const page = await openPeople(await open(org.olive), org)
  const search = await tabTo(page, 'searchbox', 'Search people')
  await page.keyboard.type(org.max.name)
  await expect(rowsOf(page)).toHaveText([new RegExp(org.max.name)])
  await expect(page.getByRole('status').filter({ hasText: '1 person found' })).toBeVisible()
  await expect(search).toBeFocused()
  await press(page, 'Clear search')
  await expect(rowsOf(page)).toHaveCount(4)
  await expect(search).toBeFocused()

  const filter = await takeFromMenu(page, /^Filter by role/, 'Admin')
  await page.waitForURL(/role=admin/)
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(filter).toBeFocused()
  await takeFromMenu(page, /^Filter by state/, 'Not activated')
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Show everybody', 'link')
  await expect(rowsOf(page)).toHaveCount(4)
  await expectFocus(page)
  const byName = await press(page.getByRole('main'), 'Name', 'link')
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(rowsOf(page).first()).toContainText(org.adam.name)
  await expect(byName).toBeFocused()
})

test('the pages of the list are turned by keyboard alone', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 30)
  const page = await openPeople(await open(org.mia), org)
  await press(page, 'Next page', 'link')
  await expect(rowsOf(page)).toHaveCount(9)
  await expectFocus(page)
  await press(page, 'First page', 'link')
  await expect(rowsOf(page)).toHaveCount(25)
  await expectFocus(page)
})

test('a role is changed in its row, and for several, and undone by keyboard alone', async ({
  open,
}) => {
  const org = await acme()
  const { mia, max } = org
  const page = await openPeople(await open(org.olive), org)
  const row = page.getByRole('row', { name: mia.email })
  const actions = await takeFromMenu(page, `Actions for ${mia.name}`, 'Admin')
  await expect(announcement(page)).toContainText(`${mia.name} is now: Admin.`)
  await expect(actions).toBeFocused()
  await pressInMessage(page, 'Undo')
  await expect(announcement(page)).toContainText('Undone.')
  await expect(row).toContainText('Member')
  await expectFocus(page)

  await page.reload()
  await select(page, mia.name)
  await select(page, max.name)
  await press(page, 'Change role')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox', { name: 'Role' })).toBeFocused()
  await page.keyboard.type('Admin')
  await press(dialog, 'Change role')
  await expect(announcement(page)).toContainText('2 roles changed.')
  await pressInMessage(page, 'Undo')
  await expect(announcement(page)).toContainText('Undone.')
  await expect(row).toContainText('Member')
  await expectFocus(page)
})

test('all between two are selected with the shift key, and who cannot be says why', async ({
  open,
}) => {
  const org = await acme()
  const { olive, adam, mia, name } = org
  await addMembers(org, 3)
  const page = await openPeople(await open(adam), org)
  const bar = page.getByRole('region', { name: 'Selected people' })
  const why = `${olive.name} owns ${name}. Only the owner can change that`
  await select(page, olive.name)
  await expect(page.locator(':focus')).toHaveAccessibleDescription(new RegExp(why))
  await expect(page.locator(':focus')).not.toBeChecked()
  await tabTo(page, 'button', `Actions for ${olive.name}`)
  await expect(page.getByText(new RegExp(why)).last()).toBeVisible()
  await select(page, mia.name)
  await expect(bar.getByRole('status')).toHaveText('1 selected')
  await select(page, 'Person 2', 'Shift+Space')
  await expect(bar.getByRole('status')).toHaveText('4 selected')
  await press(page, 'Clear selection')
  await expect(bar).toBeHidden()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expectFocus(page)
})

test('one is removed from the row; of several, who stays is named: by keyboard alone', async ({
  open,
}) => {
  const org = await acme()
  const { id, adam, mia, max } = org
  await addMembers(org, 1)
  const page = await openPeople(await open(adam), org)
  await takeFromMenu(page, 'Actions for Person 1', 'Remove')
  await confirm(page)
  await expect(announcement(page)).toContainText('1 person removed.')
  await expect(rowsOf(page)).toHaveCount(4)
  // The row that had the focus is gone; the list has it.
  await expect(page.getByRole('checkbox', { name: 'Select everybody' })).toBeFocused()

  await page.keyboard.press('Space')
  // Meanwhile Mia becomes the owner.
  await sql(`UPDATE "OrganizationUser" SET role = 'admin' WHERE "userId" = $1`, [mia.id])
  await sql(`UPDATE "OrganizationOwner" SET "userId" = $2 WHERE "organizationId" = $1`, [
    ...[id, mia.id],
  ])
  await press(page.getByRole('region', { name: 'Selected people' }), 'Remove')
  await confirm(page)
  const told = page.getByRole('dialog', { name: '1 person was left as they were' })
  await expect(told.getByRole('listitem')).toContainText(mia.name)
  await expect(told.locator(':focus')).toHaveCount(1)
  await press(told, 'Done')
  await expect(told).toBeHidden()
  await expect(page.getByRole('row', { name: max.email })).toBeHidden()
  await expect(page.locator('#members :focus')).toHaveCount(1)
})

test('people are invited in a dialog, one after the other, by keyboard alone', async ({ open }) => {
  const org = await acme()
  const [first, second] = [newAddress('Zoe'), newAddress('Sam')]
  const page = await openPeople(await open(org.olive), org)
  const opener = await press(page, 'Invite people', 'link')
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  const email = dialog.getByLabel('Email')
  await expect(email).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(email).toBeFocused()
  await page.keyboard.type(org.mia.email)
  await page.keyboard.press('Enter')
  await expect(email).toHaveAccessibleDescription(/is already a member/)
  await expect(email).toBeFocused()
  await overtype(page, first)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Invitations (1)' })).toBeVisible()
  await expect(announcement(page)).toContainText('Invitation sent.')
  await expect(opener).toBeFocused()

  await pressInMessage(page, 'Invite another')
  await expect(email).toBeFocused()
  await page.keyboard.type(second)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Invitations (2)' })).toBeVisible()
  await expectFocus(page)
})

test('an invitation is found, revoked, and sent again by keyboard alone', async ({ open }) => {
  const org = await acme()
  const address = newAddress('Zoe')
  await invitationTo(address, org, open)
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/invitations`)
  const row = page.getByRole('row', { name: address })
  const search = await tabTo(page, 'searchbox', 'Search invitations')
  await page.keyboard.type('nobody')
  await expect(page.getByRole('heading', { name: 'No such invitation' })).toBeVisible()
  await expect(page.getByText('0 found for “nobody”')).toBeAttached()
  await expect(search).toBeFocused()
  await press(page, 'Clear search')
  await expect(row).toBeVisible()
  await press(page, 'Revoke')
  await expect(announcement(page)).toContainText('Invitation revoked.')
  await expect(row).toBeHidden()
  await expectFocus(page)
  await press(page, 'Revoked', 'link')
  await page.waitForURL(/status=revoked/)
  await press(page, /^Resend/)
  await expect(announcement(page)).toContainText('Invitation sent again.')
  await expectFocus(page)
  await mailTo(address, /invites you to/, 2)
})
