import { acme } from './support/acme'
import { announcement, expectFocus, press } from './support/keyboard'
import { expect, test } from './support/test'

test('the setup checklist updates itself, and an admin hides it for everyone with the keyboard', async ({
  open,
}) => {
  const { slug, olive, adam, mia } = await acme()
  const [page, admin, member] = [await open(olive), await open(adam), await open(mia)]
  const name = { name: /^Set up / }
  const list = page.getByRole('region', name)
  await admin.goto(`/orgs/${slug}`)
  await expect(admin.getByRole('region', name)).toBeVisible()
  await member.goto(`/orgs/${slug}`)
  await expect(member.getByRole('heading', { name: 'New members' })).toBeVisible()
  await expect(member.getByRole('region', name)).toBeHidden()

  await page.goto(`/orgs/${slug}`)
  await expect(list.getByRole('listitem').filter({ hasText: 'admin' })).toContainText('(done)')
  await press(list, 'Add a logo', 'link')
  await page.waitForURL(`/orgs/${slug}/settings#picture`)
  await expectFocus(page)

  await page.goto(`/orgs/${slug}`)
  await press(list, 'Dismiss')
  await expect(announcement(page)).toContainText('Checklist hidden.')
  await expect(list).toBeHidden()
  await expectFocus(page)
  await admin.reload()
  await expect(admin.getByRole('heading', { name: 'Recent activity' })).toBeVisible()
  await expect(admin.getByRole('region', name)).toBeHidden()
})
