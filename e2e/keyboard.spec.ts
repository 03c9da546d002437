import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { newAddress } from './support/person'
import { expect, test } from './support/test'

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'button' | 'link' | 'textbox' | 'combobox', name: string) {
  const target = page.getByRole(role, { name, exact: true })
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return target
  }
  throw new Error(`Tab never comes to the ${role} "${name}"`)
}

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
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: address })).toContainText('Admin')
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
