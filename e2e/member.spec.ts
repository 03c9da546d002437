import { acme } from './support/acme'
import { adminPages, memberPages } from './support/org-pages'
import { expect, test } from './support/test'

test('a member gets 403 at every page for admins, and is told who can help', async ({ open }) => {
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

test('a member sees the pages for members, without what only admins see', async ({ open }) => {
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

test('an admin sees every page', async ({ open }) => {
  const org = await acme()
  const page = await open(org.adam)
  for (const path of [...memberPages(org), ...adminPages(org)]) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})
