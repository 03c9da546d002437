import { acme } from './support/acme'
import { announcement, confirm, expectFocus, press } from './support/keyboard'
import { mailTo } from './support/mailbox'
import { adminPages, memberPages } from './support/org-pages'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a member gets 403 on every admin page, and sees who can help', async ({ open }) => {
  const org = await acme()
  const { max, olive, name } = org
  const page = await open(max)
  for (const path of adminPages(org)) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(403)
    await expect(page.getByRole('heading', { name: 'This page is for admins' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(olive.name)
    await expect(page.getByRole('main')).toContainText(name)
    await expect(page.getByText(org.mia.email)).toBeHidden()
  }
  await page.getByRole('link', { name: `Back to ${name}` }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
})

test('a member sees the member pages, without what only admins see', async ({ open }) => {
  const org = await acme()
  const page = await open(org.max)
  for (const path of memberPages(org)) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const link of ['Invite people', 'Settings', 'Activity', 'Manage'])
      await expect(page.getByRole('link', { name: link })).toHaveCount(0)
  }
  await page.goto(`/orgs/${org.slug}/people`)
  await expect(page.getByText(org.mia.email)).toBeVisible()
  await expect(page.getByRole('link', { name: org.mia.name })).toHaveCount(0)
})

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
