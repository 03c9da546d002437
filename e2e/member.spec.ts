import { acme } from './support/acme'
import { announcement, confirm, expectFocus, press } from './support/keyboard'
import { mailTo } from './support/mailbox'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('an admin leaves with the keyboard after cancelling once, and so does a member whose role no longer exists', async ({
  open,
}) => {
  const { olive, adam, mia, max, name, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/settings`)
  const leave = await press(page, 'Leave organization')
  const dialog = page.getByRole('alertdialog', { name: `Leave ${name}?` })
  const cancel = dialog.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(leave).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cancel).toBeFocused()
  // The focus stays in the dialog.
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByRole('button', { name: 'Leave organization' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(cancel).toBeFocused()
  await confirm(page)
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText(`You left ${name}.`)
  await expect(page.getByText('No organization yet')).toBeVisible()
  await expectFocus(page)
  expect((await page.goto(`/orgs/${slug}`))?.status()).toBe(404)
  await mailTo(olive.email, new RegExp(`^${adam.name} left ${name}`))

  await sql(`UPDATE "OrganizationUser" SET role = 'forgotten' WHERE "userId" = $1`, [mia.id])
  const former = await open(mia)
  await former.goto(`/orgs/${slug}`)
  await expect(former.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(former.getByText(max.name)).toBeHidden()
  await press(former, 'Leave organization')
  await confirm(former)
  await former.waitForURL('/orgs')
})
