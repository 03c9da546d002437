import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import { expectFocus, press, tabTo, typeInto } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, PASSWORD, unique } from './support/person'
import { expect, test } from './support/test'

test('an invitation is sent by keyboard alone', async ({ open }) => {
  const { olive, slug } = await acme()
  const address = newAddress('Newcomer')
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await tabTo(page, 'link', 'Invite people')
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/people/invite`)
  await tabTo(page, 'textbox', 'Email')
  await page.keyboard.type(address)
  const role = await tabTo(page, 'combobox', 'Role')
  await page.keyboard.press('a')
  await expect(role).toHaveValue('admin')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hello')
  await tabTo(page, 'button', 'Send invitation')
  await page.keyboard.press('Enter')
  // Back where the dialog was opened: at the content, to which the first link had led.
  await page.waitForURL(`/orgs/${slug}/people#content`)
  await expect(page.getByRole('row', { name: address })).toContainText('Admin')
  await expectFocus(page)
})

test('a refused form puts the focus on what is wrong', async ({ open }) => {
  const { olive, mia, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/invite`)
  const email = await tabTo(page, 'textbox', 'Email')
  await page.keyboard.press('Enter')
  await expect(email).toBeFocused()
  await expect(email).toHaveAccessibleDescription(/Enter an email address/)
  await page.keyboard.type(mia.email)
  await page.keyboard.press('Enter')
  await expect(email).toHaveAccessibleDescription(/is a member already/)
  await expect(email).toBeFocused()
})

test('a member is removed by keyboard alone, after a second thought', async ({ open }) => {
  const { olive, mia, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/${mia.id}`)
  const opener = await tabTo(page, 'button', 'Remove from organization')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  const cancel = dialog.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(cancel).toBeFocused()
  await page.keyboard.press('Tab')
  const remove = dialog.getByRole('button', { name: 'Remove from organization' })
  await expect(remove).toBeFocused()
  // The focus stays in the dialog.
  await page.keyboard.press('Tab')
  await expect(cancel).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(remove).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: mia.email })).toBeHidden()
  await expectFocus(page)
})

test('the account menu and the switcher open, close and lead on by keyboard', async ({ open }) => {
  const { olive, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}`)
  const menu = page.getByRole('button', { name: 'Account menu' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Organizations' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Organizations' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('/account')
  const switcher = page.getByRole('button', { name: /Switch organization|Choose an organization/ })
  await switcher.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(name).last()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(switcher).toBeFocused()
})

test('a person signs up, activates their account and invites by keyboard alone', async ({
  page,
}) => {
  const [slug, olive, zoe] = [`keys-${unique()}`, newAddress('Olive'), newAddress('Zoe')]
  await page.goto('/')
  await press(page, 'Create organization', 'link')
  await page.waitForURL('/signup')
  await expectFocus(page)
  await typeInto(page, 'Organization name', `Keys ${slug}`)
  await tabTo(page, 'textbox', 'URL name')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(slug)
  await typeInto(page, 'Email', olive)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expectFocus(page)

  await page.goto(linkIn(await mailTo(olive, /^Activate your/), 'activate'))
  await typeInto(page, 'Full name', 'Olive')
  await typeInto(page, 'Password', PASSWORD)
  await typeInto(page, 'Confirm password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByText('Welcome! Your account is active.')).toBeVisible()
  await expectFocus(page)

  await press(page, /^Invite people/, 'link')
  await page.waitForURL(`/orgs/${slug}/people/invite`)
  await expectFocus(page)
  await typeInto(page, 'Email', zoe)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: zoe })).toBeVisible()
  await expectFocus(page)
})

test('a newcomer accepts an invitation by keyboard alone', async ({ page, open }) => {
  const org = await acme()
  await page.goto(await invitationTo(newAddress('Zoe'), org, open))
  await typeInto(page, 'Full name', 'Zoe')
  await typeInto(page, 'Password', PASSWORD)
  await typeInto(page, 'Confirm password', PASSWORD)
  await press(page, 'Accept invitation')
  await page.waitForURL(`/orgs/${org.slug}`)
  await expectFocus(page)
})

test('a role is changed by keyboard alone, and the toast takes no focus', async ({ open }) => {
  const { olive, mia, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/${mia.id}`)
  await tabTo(page, 'combobox', 'Role')
  await page.keyboard.press('a')
  const save = await tabTo(page, 'button', 'Save')
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('Role changed.')
  await expect(save).toBeFocused()
})

test('ownership is handed over by keyboard alone; the form goes and the focus does not', async ({
  open,
}) => {
  const { olive, adam, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  await tabTo(page, 'combobox', 'New owner')
  await page.keyboard.type(adam.name.slice(0, 6))
  await press(page, 'Transfer ownership')
  await expect(announcement(page)).toContainText('Ownership is transferred.')
  await expect(page.getByText(`${adam.name} owns ${name}`)).toBeVisible()
  await expectFocus(page)
})

test('an organization is deleted by keyboard alone', async ({ open }) => {
  const { olive, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  await typeInto(page, 'Type the organization name to confirm', name)
  await press(page, 'Delete organization')
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText('The organization is deleted.')
  await expectFocus(page)
})

test('an invitation is resent and revoked by keyboard alone; its row goes and the focus does not', async ({
  open,
}) => {
  const org = await acme()
  const address = newAddress('Zoe')
  await invitationTo(address, org, open)
  const page = await open(org.olive)
  await page.goto(`/orgs/${org.slug}/invitations`)
  await press(page, /^Resend/)
  await expect(announcement(page)).toContainText('Invitation sent again.')
  await expectFocus(page)
  await press(page, /^Revoke/)
  await expect(announcement(page)).toContainText('Invitation revoked.')
  await expect(page.getByRole('row', { name: address })).toBeHidden()
  await expectFocus(page)
})

test('the number of people found is said aloud', async ({ open }) => {
  const { olive, mia, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  await page.getByRole('searchbox', { name: 'Search people' }).focus()
  await page.keyboard.type(mia.name)
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?&]q=/)
  await expect(page.getByRole('status').filter({ hasText: /^1 .*found/ })).toBeAttached()
  await expectFocus(page)
})

/** What a screen reader says by itself of what was done. */
const announcement = (page: Page) => page.getByRole('region', { name: /^Notifications/ })
