import { acme } from './support/acme'
import { newAddress } from './support/person'
import { expect, test } from './support/test'
import { takeOffline } from './support/watch'

test('offline, a link waits and what was typed stays', async ({ open, problems }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/invite`)
  const email = page.getByLabel('Email', { exact: true })
  const address = newAddress('Zoe')
  await email.fill(address)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  const notice = page.getByRole('status').filter({ hasText: 'offline' })
  await expect(notice).toContainText('What you have typed stays here.')

  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('was not sent')
  await expect(email).toHaveValue(address)
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click()
  await expect(notice).toContainText('opens once you are online')
  await notice.getByRole('button', { name: 'Try again' }).click()
  await expect(notice).toBeVisible()
  await expect(email).toHaveValue(address)

  await page.context().setOffline(false)
  await page.getByRole('status').getByRole('button', { name: 'Open the page' }).click()
  await page.waitForURL(`/orgs/${slug}/activity`)
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
  takeOffline(problems)
})
