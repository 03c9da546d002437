import type { Page } from '@playwright/test'
import { acme, type Acme } from './support/acme'
import { invitationTo } from './support/invitation'
import {
  announcement,
  confirm,
  expectFocus,
  overtype,
  pick,
  press,
  pressInMessage,
  tabTo,
  takeFromMenu,
} from './support/keyboard'
import { mailTo } from './support/mailbox'
import { addMembers } from './support/members'
import { newAddress, type Person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const rowsOf = (page: Page) => page.getByRole('table').first().getByRole('rowheader')
const selectionOf = (page: Page) => page.getByRole('region', { name: 'Selected people' })

const select = async (page: Page, name: string, key = 'Space') => {
  await tabTo(page, 'checkbox', `Select ${name}`)
  await page.keyboard.press(key)
}

/** A change by someone else, which an open page does not know about. */
async function makeOwner({ id }: Acme, { id: userId }: Person) {
  await sql(
    `UPDATE "OrganizationUser" SET role = 'admin' WHERE "organizationId" = $1 AND "userId" = $2`,
    [id, userId],
  )
  await sql(`UPDATE "OrganizationOwner" SET "userId" = $2 WHERE "organizationId" = $1`, [
    id,
    userId,
  ])
}

test('an admin changes a role in its row with the keyboard and undoes it, and a refused change is reverted', async ({
  open,
}) => {
  const org = await acme()
  const { adam, mia, slug } = org
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people`)
  const row = page.getByRole('row', { name: mia.email })
  const actions = await takeFromMenu(page, `Actions for ${mia.name}`, 'Admin')
  await expect(announcement(page)).toContainText(`${mia.name}’s role is now Admin.`)
  await expect(row).toContainText('Admin')
  await expect(actions).toBeFocused()
  // Tab also leads out of the toast again.
  await tabTo(announcement(page), 'button', 'Undo')
  await tabTo(page, 'link', 'Skip to content')
  await pressInMessage(page, 'Undo')
  await expect(announcement(page)).toContainText('Change undone.')
  await expect(row).toContainText('Member')
  await expectFocus(page)

  await makeOwner(org, mia)
  await takeFromMenu(page, `Actions for ${mia.name}`, 'Admin')
  await expect(announcement(page)).toContainText('This isn’t possible for the owner')
  await expect(row).toContainText('Member')
  await expect(row).not.toContainText('Admin')
})

test('the owner changes several roles with the keyboard, which takes effect in open sessions', async ({
  open,
}) => {
  const { olive, mia, max, slug } = await acme()
  const [page, member] = [await open(olive), await open(mia)]
  const settings = member.getByRole('link', { name: 'Settings' })
  await member.goto(`/orgs/${slug}`)
  await expect(member.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(settings).toBeHidden()
  // The palette offers a member no admin commands, and leads to people in the list.
  await press(member.getByRole('banner'), /^Search/)
  const palette = member.getByRole('dialog', { name: 'Search and commands' })
  await expect(palette.getByRole('option', { name: 'New organization' })).toBeVisible()
  await expect(palette.getByRole('option', { name: 'Invite people' })).toBeHidden()
  await member.keyboard.type(max.email)
  await expect(palette.getByRole('option')).toHaveText([new RegExp(max.name)])
  await member.keyboard.press('Enter')
  await member.waitForURL(/\/people\?q=/)
  await expect(member.getByRole('row', { name: max.email })).toBeVisible()
  await page.goto(`/orgs/${slug}/people`)
  await select(page, mia.name)
  await select(page, max.name)
  await press(page, 'Change role')
  const dialog = page.getByRole('dialog', { name: 'Change the role of 2 people' })
  await expect(dialog).toContainText(mia.name)
  await expect(dialog).toContainText(max.name)
  const role = dialog.getByRole('combobox', { name: 'Role' })
  await expect(role).toBeFocused()
  await page.keyboard.press('a')
  await expect(role.locator('option:checked')).toHaveText('Admin')
  await press(dialog, 'Change role')
  await expect(announcement(page)).toContainText('2 roles changed.')
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Admin')
  await expect(selectionOf(page)).toBeHidden()
  await member.reload()
  await expect(settings).toBeVisible()

  await pressInMessage(page, 'Undo')
  await expect(announcement(page)).toContainText('Change undone.')
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Member')
  await expectFocus(page)
  await member.reload()
  await expect(member.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(settings).toBeHidden()
})

test('an admin removes one member and then several with the keyboard, sees who could not be removed, and open pages of the others end', async ({
  open,
}) => {
  const org = await acme()
  const { olive, adam, mia, max, name, slug } = org
  await addMembers(org, 3)
  const [page, removed] = [await open(adam), await open(max)]
  await removed.goto(`/orgs/${slug}`)
  await page.goto(`/orgs/${slug}/people`)
  await takeFromMenu(page, 'Actions for Person 1', 'Admin')
  await expect(announcement(page)).toContainText('Person 1’s role is now Admin.')
  await takeFromMenu(page, 'Actions for Person 1', 'Remove')
  await confirm(page)
  await expect(announcement(page)).toContainText('1 person removed.')
  await expect(rowsOf(page)).toHaveCount(6)
  // The offer to undo the change of role ends with the membership.
  await expect(announcement(page).getByRole('button', { name: 'Undo' })).toBeHidden()
  // The row that had the focus is gone; the list has it now.
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeFocused()

  await page.keyboard.press('Space')
  await expect(selectionOf(page)).toContainText('4 selected')
  await expect(page.getByRole('checkbox', { name: `Select ${olive.name}` })).not.toBeChecked()
  await makeOwner(org, mia)
  await press(selectionOf(page), 'Remove')
  await expect(page.getByRole('alertdialog')).toContainText(`Remove 4 people from ${name}?`)
  await confirm(page)
  const told = page.getByRole('dialog', { name: '1 person couldn’t be changed' })
  await expect(told.getByRole('listitem')).toHaveText([
    new RegExp(`${mia.name}This isn’t possible for the owner`),
  ])
  await expect(told.locator(':focus')).toHaveCount(1)
  await press(told, 'Done')
  await expect(told).toBeHidden()
  await expect(page.getByText('3 people removed.')).toBeVisible()
  await expect(page.getByText('3 members')).toBeVisible()
  await expect(page.getByRole('row', { name: max.email })).toBeHidden()
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Owner')
  await expect(page.locator('#members :focus')).toHaveCount(1)
  await removed.getByRole('link', { name: 'People', exact: true }).click()
  await expect(removed.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test('Shift selects all members between two, and a member who can’t be selected says why', async ({
  open,
}) => {
  const org = await acme()
  const { olive, adam, mia, name } = org
  await addMembers(org, 3)
  const page = await open(adam)
  await page.goto(`/orgs/${org.slug}/people`)
  for (const [who, why] of [
    [olive, `${olive.name} owns ${name}. Only the owner can change that`],
    [adam, 'You can’t change your own role. Ask another admin.'],
  ] as const) {
    await select(page, who.name)
    await expect(page.locator(':focus')).toHaveAccessibleDescription(new RegExp(why))
    await expect(page.locator(':focus')).not.toBeChecked()
    const actions = await tabTo(page, 'button', `Actions for ${who.name}`)
    await expect(actions).toHaveAttribute('aria-disabled', 'true')
    await expect(actions).toHaveAccessibleDescription(new RegExp(why))
    await expect(page.getByText(new RegExp(why)).last()).toBeVisible()
  }
  await expect(selectionOf(page)).toBeHidden()

  await select(page, mia.name)
  await expect(selectionOf(page).getByRole('status')).toHaveText('1 selected')
  await select(page, 'Person 2', 'Shift+Space')
  await expect(selectionOf(page).getByRole('status')).toHaveText('4 selected')
  await press(page, 'Clear selection')
  await expect(selectionOf(page)).toBeHidden()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expectFocus(page)
})

test('several people are invited in a dialog, one after the other, with the keyboard', async ({
  open,
}) => {
  const { olive, mia, slug } = await acme()
  const [first, second] = [newAddress('Zoe'), newAddress('Sam')]
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people?sort=name`)
  const opener = await press(page, 'Invite people', 'link')
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  const email = dialog.getByLabel('Email')
  await expect(email).toBeFocused()
  // The list is still behind it.
  await expect(page.locator('[role=rowheader]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(email).toBeFocused()
  await page.keyboard.type(mia.email)
  // What was typed is not lost without a question; in the end nothing is asked.
  const asked: string[] = []
  let leaves = false
  page.on('dialog', (question) => {
    asked.push(question.type())
    void (leaves ? question.accept() : question.dismiss())
  })
  await page.keyboard.press('Escape')
  await expect.poll(() => asked).toEqual(['confirm'])
  await page.mouse.click(5, 5)
  await expect.poll(() => asked).toEqual(['confirm', 'confirm'])
  await expect(email).toHaveValue(mia.email)
  leaves = true
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(email).toBeFocused()
  await expect(email).toHaveValue('')
  await page.keyboard.type(mia.email)
  await page.keyboard.press('Enter')
  await expect(email).toHaveAccessibleDescription(/is already a member/)
  await expect(email).toBeFocused()
  await overtype(page, first)
  await pick(dialog, 'Role', 'Admin')
  await press(dialog, 'Send invitation')
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(`/orgs/${slug}/people?sort=name`)
  await expect(page.getByRole('link', { name: 'Invitations (1)' })).toBeVisible()
  await expect(announcement(page)).toContainText(`Invitation sent to ${first}.`)
  await expect(opener).toBeFocused()

  await pressInMessage(page, 'Invite another')
  await expect(email).toBeFocused()
  await expect(email).toHaveValue('')
  await page.keyboard.type(second)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Invitations (2)' })).toBeVisible()
  await expectFocus(page)
  expect(asked).toHaveLength(3)
  // The URL also works as a page of its own.
  await page.goto(`/orgs/${slug}/people/invite`)
  await expect(page.getByRole('heading', { level: 1, name: 'Invite people' })).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('an admin finds an invitation, revokes it and sends it again with the keyboard', async ({
  open,
}) => {
  const org = await acme()
  const address = newAddress('Zoe')
  await invitationTo(address, org, open)
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/invitations`)
  const row = page.getByRole('row', { name: address })
  const search = await tabTo(page, 'searchbox', 'Search invitations')
  await page.keyboard.type('nobody')
  await expect(page.getByRole('heading', { name: 'No invitations found' })).toBeVisible()
  await expect(page.getByText('0 found for “nobody”')).toBeAttached()
  await expect(search).toBeFocused()
  await press(page, 'Clear search')
  await expect(row).toBeVisible()
  await press(page, /^Revoke/)
  await expect(announcement(page)).toContainText('Invitation revoked.')
  await expect(row).toBeHidden()
  await expectFocus(page)
  await press(page, 'Revoked', 'link')
  await page.waitForURL(/status=revoked/)
  await press(page, /^Resend/)
  await expect(announcement(page)).toContainText('Invitation sent again.')
  await expectFocus(page)
  await mailTo(address, /invited you to/, 2)
  await press(page, 'Pending', 'link')
  await expect(row).toContainText('Pending')
})
